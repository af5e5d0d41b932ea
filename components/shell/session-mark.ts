import { keepCookie } from "@/components/ui/setting/keep-cookie";

/**
 * The cookie that says that this browser was signed in, until a person signs out: the session's own cookie goes when the
 * session ends. It ends with the browser, holds nothing, and opens nothing.
 */
export const sessionMark = "was-signed-in";

export const markSession = () => keepCookie(sessionMark, "yes");

export const unmarkSession = () => keepCookie(sessionMark, "", 0);
