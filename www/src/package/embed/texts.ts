import type { Lang } from "../../engine/protocol.ts";
import type { Refused } from "./fragment.ts";

const da = {
  refused: {
    damaged: "Adressen er ikke hel: den er blevet afkortet eller ændret undervejs.",
    newer: "Adressen er lavet af en nyere udgave af Fordel end den, der ligger her.",
    long: "Adressen er for lang. Læg reglerne som en fil, og skriv src= i stedet for model=.",
    empty: "Adressen siger ikke, hvilke regler der skal vises: skriv src= efter #.",
    elsewhere: "Regler og data skal ligge på samme adresse som denne ramme.",
    values: "values= skal være JSON med parametrenes værdier.",
  } satisfies Record<Refused, string>,
  untitled: "Regler uden titel",
  from: (host: string) => `Reglerne ligger i linket. De er ikke lavet af ${host}, og intet er beregnet endnu.`,
  rules: "Vis reglerne",
  open: "Beregn",
};

const en: typeof da = {
  refused: {
    damaged: "The address is not whole: it was cut or changed on its way.",
    newer: "The address was made by a newer version of Fordel than the one that is here.",
    long: "The address is too long. Put the rules into a file, and write src= instead of model=.",
    empty: "The address does not say which rules to show: write src= behind the #.",
    elsewhere: "Rules and data must be at the same origin as this frame.",
    values: "values= must be JSON with the values of parameters.",
  },
  untitled: "Rules without a title",
  from: (host) => `The rules are in the link. They are not made by ${host}, and nothing has been computed yet.`,
  rules: "Show the rules",
  open: "Compute",
};

export const texts: Record<Lang, typeof da> = { da, en };
