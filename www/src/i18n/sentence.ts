/** A sentence with its full stop, which the last word may have already: `1.000 kr.` */
export function stopped(sentence: string): string {
  return sentence.endsWith(".") ? sentence : `${sentence}.`;
}
