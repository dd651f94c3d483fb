/**
 * Gives the frames of a page that show `embed.html` the height of their content. Only
 * messages of such a frame, from the origin of this file, are listened to.
 */
import { heightIn } from "./embed/message.ts";

const own = import.meta.url;
const embed = new URL("embed.html", own);

function isEmbed(frame: HTMLIFrameElement): boolean {
  return URL.canParse(frame.src) && frame.src.split("#")[0] === embed.href;
}

addEventListener("message", ({ origin, source, data }) => {
  if (origin !== embed.origin || source === null) return;
  const height = heightIn(data);
  if (height === null) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source && isEmbed(frame)) frame.style.height = `${height}px`;
  }
});
