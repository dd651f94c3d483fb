// The element in React 19: attributes are properties, and its events are heard like any others.
import "@fordel/calculator/element";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

const percent = new Intl.NumberFormat("da", { style: "percent", maximumFractionDigits: 1 });

function Article() {
  const [part, setPart] = useState(null);
  const [shown, setShown] = useState(true);
  return (
    <main>
      <h1>Hvor stor skal puljen være?</h1>
      {shown && (
        <fordel-calculator
          src="../model/rules.fordel"
          data="../model/data/"
          show="headline parameters"
          params="puljeandel"
          madeUp={true}
          onfordel-result={(event) => setPart(event.detail.params.puljeandel)}
        />
      )}
      <p id="told">{part === null ? "Regner …" : `Du har valgt ${percent.format(part)}.`}</p>
      <button type="button" onClick={() => setShown(!shown)}>
        {shown ? "Skjul" : "Vis"}
      </button>
    </main>
  );
}

createRoot(document.getElementById("root")).render(
  <StrictMode>
    <Article />
  </StrictMode>,
);
