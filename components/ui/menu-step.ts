/**
 * Where a key leads in a menu, as the ARIA Authoring Practices have it ("Menu and Menubar Pattern").
 * @param key the key as `KeyboardEvent.key` names it
 * @param labels the lines of the menu
 * @param current the line in focus, -1 for none
 * @returns the line to go to, or null where the key means nothing here
 */
export function stepTo(key: string, labels: readonly string[], current: number): number | null {
  const count = labels.length;
  if (count === 0) return null;
  if (key === "ArrowDown") return (current + 1) % count;
  if (key === "ArrowUp") return current <= 0 ? count - 1 : current - 1;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key.length !== 1 || key === " ") return null;

  const after = labels.map((_, step) => (current + 1 + step) % count);
  return after.find((line) => labels[line]?.toLowerCase().startsWith(key.toLowerCase())) ?? null;
}
