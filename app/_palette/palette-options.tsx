"use client";

import { useEffect, useRef } from "react";
import { AwsText } from "../_components/aws-text.tsx";
import type { Hit, HitGroup } from "../search/search-answer.ts";

/** What the palette offers, in groups; the chosen one is kept in sight. */
export function PaletteOptions({
  groups,
  chosen,
  id,
  optionId,
  onFollow,
}: {
  readonly groups: readonly Omit<HitGroup, "total">[];
  readonly chosen: number;
  readonly id: string;
  readonly optionId: (index: number) => string;
  readonly onFollow: (hit: Hit) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`#${optionId(chosen)}`)?.scrollIntoView({ block: "nearest" });
  }, [chosen, optionId]);
  let index = -1;
  return (
    <div
      aria-label="What was found"
      className="empty:hidden max-h-[min(26rem,calc(100dvh-12rem))] overflow-y-auto px-2 py-1.5"
      id={id}
      ref={list}
      role="listbox"
      tabIndex={-1}
    >
      {groups.map(({ name, hits }, place) => (
        // biome-ignore lint/a11y/useSemanticElements: a list box groups its options by role; a fieldset may not stand in one
        <div aria-labelledby={`${id}-${place}`} key={name} role="group">
          <div className="px-3 pt-2 pb-1 text-mute text-xs" id={`${id}-${place}`}>
            {name}
          </div>
          {hits.map((hit) => {
            index += 1;
            return (
              <Option
                hit={hit}
                id={optionId(index)}
                isChosen={index === chosen}
                key={`${hit.href} ${hit.name}`}
                onFollow={onFollow}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

function Option({
  hit,
  id,
  isChosen,
  onFollow,
}: {
  readonly hit: Hit;
  readonly id: string;
  readonly isChosen: boolean;
  readonly onFollow: (hit: Hit) => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and reads the keys
    <div
      aria-selected={isChosen}
      className="cursor-default rounded-md px-3 py-1.5 hover:bg-shaft aria-selected:bg-well"
      id={id}
      onClick={() => onFollow(hit)}
      role="option"
      tabIndex={-1}
    >
      <span className="block truncate font-medium">
        <AwsText text={hit.name} />
      </span>
      {hit.detail !== "" && (
        <span className="block truncate text-mute text-xs">
          <AwsText text={hit.detail} />
        </span>
      )}
    </div>
  );
}
