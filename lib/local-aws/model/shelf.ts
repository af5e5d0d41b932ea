type Place<T> = { serial: number; key: string; value: T };

/** A map in insertion order. Its pages stay correct when entries are deleted between two of them. */
export class Shelf<T> {
  readonly #places = new Map<string, Place<T>>();
  readonly #order: Place<T>[] = [];
  #next = 1;
  #version = 0;

  /** The number of changes so far. Data derived from the shelf is valid while this number stays the same. */
  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#places.size;
  }

  get(key: string): T | undefined {
    return this.#places.get(key)?.value;
  }

  has(key: string): boolean {
    return this.#places.has(key);
  }

  /** Sets the value of a key. An existing key keeps its place. */
  set(key: string, value: T): void {
    const known = this.#places.get(key);
    this.#version++;
    if (known) {
      known.value = value;
      return;
    }
    const place = { serial: this.#next++, key, value };
    this.#places.set(key, place);
    this.#order.push(place);
  }

  delete(key: string): boolean {
    const known = this.#places.get(key);
    if (!known) return false;
    this.#version++;
    this.#places.delete(key);
    this.#order.splice(this.#from(known.serial), 1);
    return true;
  }

  *values(): Generator<T> {
    for (const { value } of this.#order) yield value;
  }

  /** At most `count` values after the place `after` (0 = from the start). `next` is the `after` of the next page. */
  page(after: number, count: number): { values: T[]; next: number | null } {
    const start = this.#from(after + 1);
    const places = this.#order.slice(start, start + count);
    const last = places.at(-1);
    const more = start + count < this.#order.length;
    return { values: places.map(({ value }) => value), next: more && last ? last.serial : null };
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
