"use client";

import { useSyncExternalStore } from "react";
import { type BrowserSetting, chosen, onChoice } from "@/components/ui/setting/browser-setting";

/** A choice of this browser, for a component that renders again after each choice. On the server, the usual value. */
export const useChosen = <Value extends string>(of: BrowserSetting<Value>): Value =>
  useSyncExternalStore(
    onChoice,
    () => chosen(of),
    () => of.values[0],
  );
