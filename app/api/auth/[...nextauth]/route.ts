import { handleAuth } from "@/lib/auth/sign-in/handle-auth";

export const GET = handleAuth;
export const POST = handleAuth;
