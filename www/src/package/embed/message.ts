/** What a frame tells the page around it: how high its content is, in CSS pixels. */
export interface HeightMessage {
  fordel: "height";
  height: number;
}

/** No calculator is higher; a frame that asks for more is given this. */
const highest = 20_000;

/** The height that a message asks for; null where it is none of ours. */
export function heightIn(message: unknown): number | null {
  if (typeof message !== "object" || message === null) return null;
  const { fordel, height } = message as Partial<HeightMessage>;
  if (fordel !== "height" || typeof height !== "number" || !(height > 0)) return null;
  return Math.min(Math.ceil(height), highest);
}
