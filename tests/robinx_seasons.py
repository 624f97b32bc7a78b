"""Small seasons in the RobinX format, and the published ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

INSTANCES = Path(__file__).parent / "data" / "robinx"
WINDOWS = (
    '<CA3 intp="4" max="2" min="0" mode1="HA" mode2="SLOTS" penalty="1" teamGroups1="0" teamGroups2="0" type="HARD"/>',
    '<CA3 intp="2" max="1" min="0" mode1="HA" mode2="SLOTS" penalty="5" teamGroups1="0" teamGroups2="0" type="SOFT"/>',
    '<CA3 intp="3" max="1" min="0" mode1="HA" mode2="SLOTS" penalty="1" teamGroups1="0" teamGroups2="0" type="SOFT"/>',
)


def published(name: str) -> str:
    """The text of a published instance."""
    return (INSTANCES / f"{name}.xml").read_text(encoding="utf-8")


def a_season(
    *,
    teams: int = 4,
    slots: int = 20,
    home: Mapping[int, Iterable[int]] | None = None,
    away: Mapping[int, Iterable[int]] | None = None,
    apart: int = 2,
    rules: Iterable[str] = WINDOWS,
) -> str:
    """A double round robin; `home`: slots in which a team has its court only; `away`: slots in which it cannot play."""
    ca1 = []
    for team in range(teams):
        closed = sorted(set(range(slots)) - set((home or {}).get(team, range(slots))))
        for mode, barred in (("H", closed), ("HA", sorted((away or {}).get(team, ())))):
            said = f' slots="{";".join(map(str, barred))}"' if barred else ""
            ca1.append(f'<CA1 max="0" min="0" mode="{mode}" penalty="1"{said} teams="{team}" type="HARD"/>')
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Instance>
  <MetaData><InstanceName>small</InstanceName></MetaData>
  <Structure>
    <Format leagueIds="0"><numberRoundRobin>2</numberRoundRobin><compactness>R</compactness></Format>
    <AdditionalGames/>
  </Structure>
  <ObjectiveFunction><Objective>SC</Objective></ObjectiveFunction>
  <Data><Distances/><COEWeights/><Costs/></Data>
  <Resources>
    <TeamGroups><teamGroup id="0" name="All teams"/></TeamGroups>
    <LeagueGroups/><Leagues><league id="0" name="League 0"/></Leagues>
    <Teams>{"".join(f'<team id="{n}" league="0" name="Team {n}" teamGroups="0"/>' for n in range(teams))}</Teams>
    <SlotGroups/>
    <Slots>{"".join(f'<slot id="{n}" name="Slot {n}"/>' for n in range(slots))}</Slots>
  </Resources>
  <Constraints>
    <BasicConstraints/>
    <CapacityConstraints>{"".join([*ca1, *rules])}</CapacityConstraints>
    <GameConstraints/><BreakConstraints/><FairnessConstraints/>
    <SeparationConstraints>
      <SE1 max="{slots}" min="{apart}" penalty="1" teamGroups="0" type="HARD"/>
    </SeparationConstraints>
  </Constraints>
</Instance>
"""
