"use client";

import { Dialog } from "@base-ui/react/dialog";
import { KeyCap } from "@/components/keyboard/key-cap";
import { hasCommandKey, type OverlayProps } from "@/components/keyboard/overlay";
import { Button } from "@/components/ui/button";
import { backdropLook, dialogLook } from "@/components/ui/dialog-look";

type Shortcut = { readonly keys: readonly string[]; readonly does: string };

/** Every shortcut there is on this page. */
export function ShortcutHelp({ isOpen, onClose, pages }: OverlayProps) {
  const groups: { label: string; shortcuts: Shortcut[] }[] = [
    {
      label: "Everywhere",
      shortcuts: [
        { keys: [hasCommandKey() ? "⌘" : "Ctrl", "K"], does: "Search and actions" },
        { keys: ["/"], does: "Search box of the page" },
        { keys: ["t"], does: "Exact or relative times" },
        { keys: ["?"], does: "These shortcuts" },
      ],
    },
    { label: "Go to", shortcuts: pages.map(({ key, label }) => ({ keys: ["g", key], does: label })) },
    {
      label: "Lists and app clients",
      shortcuts: [
        { keys: ["j"], does: "Next row" },
        { keys: ["k"], does: "Previous row" },
        { keys: ["Enter"], does: "Open the row" },
        { keys: ["e"], does: "Edit the app client" },
        { keys: ["Space"], does: "Select the row" },
        { keys: ["Shift", "Space"], does: "Select all rows up to this one" },
        { keys: ["s"], does: "Change or export the selection" },
      ],
    },
  ];
  return (
    <Dialog.Root open={isOpen} onOpenChange={(willBeOpen) => willBeOpen || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropLook} />
        <Dialog.Viewport className="fixed inset-0 z-40 grid place-items-center overflow-y-auto p-4">
          <Dialog.Popup className={`${dialogLook} max-h-[calc(100dvh-2rem)] max-w-form gap-4 p-5`}>
            <Dialog.Title className="text-section font-semibold">Keyboard shortcuts</Dialog.Title>
            <div className="grid min-h-0 gap-x-8 gap-y-4 overflow-y-auto sm:grid-cols-2">
              {groups.map(({ label, shortcuts }) => (
                <section key={label}>
                  <h3 className="pb-1 text-small font-medium text-ink-muted">{label}</h3>
                  <dl>
                    {shortcuts.map(({ keys, does }) => (
                      <div key={does} className="flex min-h-8 items-center justify-between gap-4">
                        <dt>{does}</dt>
                        <dd className="flex gap-1">
                          {keys.map((key) => (
                            <KeyCap key={key}>{key}</KeyCap>
                          ))}
                        </dd>
                      </div>
                    ))}
                  </dl>
                </section>
              ))}
            </div>
            <Dialog.Description className="text-table text-ink-muted">
              Shortcuts don’t fire while you type. You can turn them off in the account menu.
            </Dialog.Description>
            <div className="flex justify-end">
              <Dialog.Close render={<Button />}>Close</Dialog.Close>
            </div>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
