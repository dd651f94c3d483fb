import { css } from "lit";

/** A dialog over the page: its title, what it holds, and a way out. */
export const dialogCss = css`
  dialog {
    padding: 0;
    border: 0;
    border-radius: 8px;
    background: var(--paper);
    color: var(--ink);
    box-shadow: var(--shadow);
    max-width: calc(100vw - 16px);
    max-height: calc(100vh - 16px);
    overflow: auto;
    overscroll-behavior: contain;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  .title {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 16px 24px 8px;
  }
  .title h2 {
    font-size: var(--t-xl);
  }
  @media (max-width: 720px) {
    .title {
      padding-inline: 16px;
    }
  }
`;
