import { z } from "zod";
import { clientId } from "@/lib/domain/client/id";
import { ENVIRONMENT } from "@/lib/domain/ids";
import { LONGEST_SEARCH } from "@/lib/domain/list/url";
import { MOST_RECENT } from "@/lib/domain/palette/recent";

const environment = z.string().regex(ENVIRONMENT);

const place = z.object({ environment, clientId: clientId() });

/** A question of the palette: the text, the environment and client of the page it was opened on, and the clients seen last. */
export const paletteQuery = z.strictObject({
  q: z.string().max(LONGEST_SEARCH).default(""),
  environment: environment.optional(),
  client: clientId().optional(),
  recent: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .filter(Boolean)
        .map((one) => ({ environment: one.split("/")[0], clientId: one.split("/")[1] })),
    )
    .pipe(z.array(place).max(MOST_RECENT)),
});

export type PaletteQuery = z.infer<typeof paletteQuery>;
