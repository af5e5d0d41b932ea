const fades = "transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";

/** What lies between the page and every dialog. */
export const backdropLook = `fixed inset-0 z-40 bg-veil ${fades}`;

/** The surface of every dialog, a column. Its width and height are its own. */
export const dialogLook = `flex w-full flex-col rounded-card border border-line bg-raised shadow-float ${fades}`;
