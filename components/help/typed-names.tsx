import type { HelpSection } from "@/components/help/help-page";
import { HelpTable } from "@/components/help/help-text";
import { FEW_HOLDERS } from "@/lib/domain/scope/holder";

/** Which acts ask for the typed name of what they change. */
export const typedNames: HelpSection = {
  title: "Acts that ask for a name",
  body: (
    <>
      <p>To confirm these acts, you type the name of what they change:</p>
      <HelpTable
        label="Acts that ask for a name"
        columns={["Act", "When it asks", "For"]}
        rows={[
          ["Delete an app client", "Always", "The client’s name"],
          ["Delete many clients in a run", "Always", "How many they are"],
          ["Change many clients in a run", "Where changes ask for a name", "How many they are"],
          ["Delete a resource server", "Always", "Its identifier"],
          ["Remove a scope that clients may have", "Always", "The scope’s name"],
          [
            "Remove a scope from its clients",
            `Where changes ask for a name; elsewhere from more than ${FEW_HOLDERS} clients`,
            "The scope’s name",
          ],
          [
            "Finish a rotation",
            "Where changes ask for a name; elsewhere before the new secret is verified or the overlap has ended",
            "The client’s name",
          ],
          ["Cancel a rotation, delete a leaked secret", "Where changes ask for a name", "The client’s name"],
          ["Suspend or resume an app client", "Where changes ask for a name", "The client’s name"],
          [
            "Edit an app client, enable OAuth, remove missing scopes",
            "Where changes ask for a name",
            "The client’s name",
          ],
          ["Edit a resource server", "Where changes ask for a name", "Its identifier"],
        ]}
      />
    </>
  ),
};
