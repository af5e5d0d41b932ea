import { act, cleanup, configure, render, renderHook } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import type { ReactElement, ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, onTestFinished, vi } from "vitest";

// A machine that does other things too is slow, not wrong.
configure({ asyncUtilTimeout: 30_000 });
afterEach(cleanup);

/**
 * Renders an element as a page of the console does, and removes it when the test ends. `router` records where the
 * element navigates; `user` clicks and types as a person does.
 */
export function show(element: ReactElement) {
  const { router, wrapper } = aPage();
  return { ...render(element, { wrapper }), router, user: userEvent.setup({ advanceTimers }) };
}

/** The same for a page that the server drew: `meanwhile` happens before the browser’s script takes it over. */
export function takeOver(element: ReactElement, meanwhile: (container: HTMLElement) => void) {
  const { router, wrapper: Wrapper } = aPage();
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = renderToString(<Wrapper>{element}</Wrapper>);
  meanwhile(container);
  return { ...render(element, { wrapper: Wrapper, container, hydrate: true }), router };
}

/** The same for a hook. */
export function showHook<Given, Got>(hook: (given: Given) => Got, initialProps: Given) {
  const { router, wrapper } = aPage();
  return { ...renderHook(hook, { wrapper, initialProps }), router };
}

function aPage() {
  const router = {
    back: vi.fn(),
    forward: vi.fn(),
    refresh: vi.fn(),
    push: vi.fn(),
    replace: vi.fn(),
    prefetch: vi.fn(),
    bfcacheId: "0",
  } satisfies AppRouterInstance;
  const wrapper = ({ children }: { children: ReactNode }) => (
    <AppRouterContext value={router}>{children}</AppRouterContext>
  );
  return { router, wrapper };
}

const advanceTimers = (ms: number) => {
  if (vi.isFakeTimers()) vi.advanceTimersByTime(ms);
};

/** Stops the clock for one test, until `pass`. */
export function stopTheClock(): void {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
}

/** Lets this much of a stopped clock's time go by, and what waits for it happen. */
export async function pass(milliseconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(milliseconds));
}
