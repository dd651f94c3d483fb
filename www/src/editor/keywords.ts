/**
 * The words of Fordel's two spellings, as far as highlighting needs them. What
 * they mean is the engine's to say (dsl/lex/keywords.go); a test keeps these
 * lists in step with its.
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
  municipality year adopted source currency round rows key text number whole share flag date one of as from to
  optional sample step note by under up weight with at least any all marks where amount per only start floor cap
  shortfall surplus first partly rate within negative highest lowest stop scale keep none largest_remainder
  sainte_lague dhondt adams huntington_hill each purpose input content announced followup staff trained_staff pay
  exclude outliers average percentiles sd own mean median weighted so that columns order bar histogram line scatter
  lorenz
  kommune år vedtaget kilde valuta afrund rækker nøgle tekst tal heltal andel ja_nej dato en af som fra til
  valgfri eksempel trin efter og med vægt mindst alle point for hvor beløb pr kun fordelingsnøgle udgangspunkt højst
  mangler rest først delvist sats inden negativ højeste laveste skalér behold intet største_rest hver formål
  krav_personale krav_indhold udmeldt opfølgning personale uddannet_personale løn udelad afvigere gennemsnit
  percentiler eget simpelt vægtet sådan at kolonner rækkefølge søjle linje punkt
`);

/** Operators and values spelt as words, reserved everywhere. */
export const operators = words("and or not in if then else og eller ikke i hvis så ellers");
export const constants = words("nil yes no ja nej");
export const units = words("kr mio EUR");
