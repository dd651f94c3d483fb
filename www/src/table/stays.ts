/**
 * Keeps the row that is explained in sight: where it was asked about in the table, or is the next of the one that was,
 * it stays there though the explanation takes room. What is asked about elsewhere moves nothing here.
 */
export class StaysInSight {
  #asked = false;
  #place = -1;

  /** A cell of the table is asked about. */
  ask(): void {
    this.#asked = true;
  }

  /** The row that is lit now; -1 where none is. It is shown once the room is parted anew. */
  lit(place: number, show: (place: number) => void): void {
    const beside = this.#place >= 0 && Math.abs(this.#place - place) === 1;
    const moved = place !== this.#place;
    this.#place = place;
    if (place < 0 || !moved) return;
    if (this.#asked || beside) requestAnimationFrame(() => requestAnimationFrame(() => show(place)));
    this.#asked = false;
  }
}
