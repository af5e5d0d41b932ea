export const CONTENT_ID = "content";

/** The main part of the page, which takes the focus when what had it is gone. */
export const pageContent = () => document.getElementById(CONTENT_ID);
