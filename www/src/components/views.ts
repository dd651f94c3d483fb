/** All that the page shows but is not seen at first: a file of its own, which the page's first script does not wait for. */
import "./compare.ts";
import "./data.ts";
import "./drawer.ts";
import "./empty.ts";
import "./leave.ts";
import "./opening.ts";
import "./papers.ts";
import "./reading.ts";
import "./rules.ts";
import "./shared.ts";
import "./start.ts";
