import { css } from "lit";

/** What is chosen beside what comes of it. */
export const embedCss = css`
  dialog {
    width: 980px;
  }
  .sides {
    display: grid;
    grid-template-columns: 300px minmax(0, 1fr);
    gap: 24px;
    padding: 8px 24px 24px;
  }
  fieldset {
    display: grid;
    gap: 4px;
    margin: 0 0 12px;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-size: var(--t-s);
    font-weight: 600;
    color: var(--ink-2);
  }
  label {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    gap: 8px;
    min-height: 24px;
    align-items: start;
  }
  label input {
    margin-block: 4px 0;
  }
  small {
    display: block;
    font-size: var(--t-c);
    color: var(--ink-2);
  }
  textarea {
    width: 100%;
    height: 168px;
    padding: 8px 10px;
    border: 1px solid var(--line-2);
    border-radius: var(--radius);
    background: var(--ground);
    font: 12px/1.5 var(--mono);
    white-space: pre;
  }
  .preview {
    max-height: 420px;
    margin-block-start: 12px;
    overflow: auto;
    border: 1px solid var(--line);
  }
  .hint {
    margin-block-start: 8px;
  }
  .said {
    min-height: 20px;
    font-size: var(--t-c);
  }
  @media (max-width: 720px) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
      padding-inline: 16px;
    }
  }
`;
