/**
 * The words that Fordel's two spellings know, as far as highlighting needs
 * them. The engine's own tables decide what they mean.
 */
const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Words that begin a statement in the first column. */
export const statements = words(`
  fordel model table param let bands indicator count pool grant split earmark positions benchmark spread
  scenario scenarios expect solve show chart
  tabel parameter sæt trin kriterium tælling pulje tilskud opdel øremærk stillinger sammenligning spredning
  scenarie scenarier forvent find vis figur
`);

/** Words that begin a line inside a block, or stand between names in a statement. */
export const properties = words(`
  municipality year adopted source currency round amount to per where only key start floor cap shortfall surplus
  first partly rate within negative share purpose input content announced followup pay each exclude outliers average
  percentiles columns order note from step optional sample rows by under up else one of weight with at least any all
  marks in stop scale keep none highest lowest as text number whole flag date yes no
  kommune år vedtaget kilde valuta beløb til pr hvor kun fordelingsnøgle mindst højst mangler rest først delvist sats
  afrund inden negativ andel formål krav_personale krav_indhold udmeldt opfølgning løn hver udelad afvigere gennemsnit
  percentiler kolonner rækkefølge fra trin valgfri rækker efter ellers en af vægt med alle point for i stop skalér
  behold ingen højeste laveste som nøgle tekst tal heltal ja_nej dato
`);

/** Operators and values spelt as words, reserved everywhere. */
export const operators = words("and or not in if then else og eller ikke i hvis så ellers");
export const constants = words("nil yes no ja nej");
export const units = words("kr mio EUR");
