import { css } from "lit";

/** Ways out in rows, and at their side what goes with all of them. */
export const leaveCss = css`
  dialog {
    width: 920px;
  }
  .sides {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 320px;
  }
  .ways {
    padding: 8px 24px 24px;
  }
  .ways h3,
  aside h3 {
    font-size: var(--t-s);
    color: var(--ink-2);
  }
  .ways h3 {
    padding-block: 8px 4px;
    border-block-end: 1px solid var(--line);
  }
  li,
  .way {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto;
    align-items: center;
    gap: 4px 16px;
    padding-block: 8px;
  }
  .way {
    padding-block: 0;
  }
  li.whole {
    display: block;
  }
  li + li {
    border-block-start: 1px solid var(--line);
  }
  li:last-child {
    margin-block-end: 8px;
  }
  small {
    display: block;
    font-size: var(--t-c);
    color: var(--ink-2);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    justify-content: flex-end;
  }
  .acts select {
    max-width: 150px;
  }
  .said {
    min-height: 20px;
    font-size: var(--t-c);
    overflow-wrap: anywhere;
  }
  .ways > input {
    width: 100%;
    margin-block-start: 6px;
  }
  aside {
    display: grid;
    align-content: start;
    gap: 8px;
    padding: 8px 16px 24px;
    background: var(--ground);
    font-size: var(--t-c);
  }
  dl {
    display: grid;
    gap: 4px;
  }
  dl div {
    display: grid;
    grid-template-columns: fit-content(46%) minmax(0, 1fr);
    gap: 12px;
  }
  dt {
    color: var(--ink-2);
  }
  dd {
    text-align: end;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  aside label {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    align-items: start;
    gap: 8px;
    margin-block-start: 8px;
  }
  @media (max-width: 720px) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
    .ways {
      padding-inline: 16px;
    }
    li,
    .way {
      grid-template-columns: 16px minmax(0, 1fr);
    }
    .acts {
      grid-column: 2;
      justify-content: flex-start;
    }
  }
`;
