/** The name and text with which AWS refused a call; fails the test when it was not refused. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ name: string; message: string; status: number }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && "$metadata" in error) {
      const { httpStatusCode } = error.$metadata as { httpStatusCode: number };
      return { name: error.name, message: error.message, status: httpStatusCode };
    }
    throw error;
  }
  throw new Error("The call was not refused.");
}
