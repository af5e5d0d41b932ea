/** Things by key, in the order they were put there, in pages that survive deletions in between. */
export class Shelf<T> {
  readonly #items = new Map<string, { serial: number; value: T }>();
  readonly #order: { serial: number; key: string }[] = [];
  #next = 1;

  get size(): number {
    return this.#items.size;
  }

  get(key: string): T | undefined {
    return this.#items.get(key)?.value;
  }

  has(key: string): boolean {
    return this.#items.has(key);
  }

  /** Puts a value at a key; a key that is there already keeps its place. */
  set(key: string, value: T): void {
    const known = this.#items.get(key);
    const serial = known?.serial ?? this.#next++;
    this.#items.set(key, { serial, value });
    if (!known) this.#order.push({ serial, key });
  }

  delete(key: string): boolean {
    const known = this.#items.get(key);
    if (!known) return false;
    this.#items.delete(key);
    this.#order.splice(this.#from(known.serial), 1);
    return true;
  }

  *values(): Generator<T> {
    for (const { value } of this.#items.values()) yield value;
  }

  /** At most `count` values after the place `after` (0 = from the start), and the place to go on from, if any. */
  page(after: number, count: number): { values: T[]; next: number | null } {
    const start = this.#from(after + 1);
    const places = this.#order.slice(start, start + count);
    const values = places.flatMap(({ key }) => {
      const item = this.#items.get(key);
      return item ? [item.value] : [];
    });
    const last = places.at(-1);
    const more = start + count < this.#order.length;
    return { values, next: more && last ? last.serial : null };
  }

  #from(serial: number): number {
    let low = 0;
    let high = this.#order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#order[middle]?.serial ?? 0) < serial) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
