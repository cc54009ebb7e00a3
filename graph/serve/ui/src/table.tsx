// The rows of a result as a table; names lead on.
import type { Answer, Row } from "./api";
import { EntityLink, SeeLink } from "./links";
import { cellOf } from "./rows";

type Relations = ReadonlySet<string>;

export function Table({ answer, relations }: { answer: Answer; relations: Relations }) {
  return (
    <table>
      <thead><tr><th class="number" scope="col"><span class="unseen">Row</span></th>{answer.columns.map((c) => <th scope="col">{c}</th>)}</tr></thead>
      <tbody>
        {answer.rows.map((row: Row, i) => (
          <tr key={i}><td class="number">{i + 1}</td>{answer.columns.map((c) => <td><CellView value={row[c]} relations={relations} /></td>)}</tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps { value: unknown; relations: Relations }

function CellView({ value, relations }: CellProps) {
  if (value && typeof value === "object") return <Nested value={value} relations={relations} />;
  const cell = cellOf(value, relations);
  switch (cell.kind) {
    case "entity": return <EntityLink id={cell.id}>{cell.text}</EntityLink>;
    case "statement": return <SeeLink class="entity mono" data-statement={cell.id} see={cell.id}>{cell.text}</SeeLink>;
    case "term": return <code class="term">{cell.text}</code>;
    default: return <>{cell.text}</>;
  }
}

/** What GraphQL and MQL nest: a list line by line, an object by its names, one that is only an id as that id. */
function Nested({ value, ...rest }: CellProps & { value: object }) {
  if (Array.isArray(value)) return <ul>{value.map((v) => <li><CellView value={v} {...rest} /></li>)}</ul>;
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0]![0] === "id") return <CellView value={entries[0]![1]} {...rest} />;
  return <dl class="nested">{entries.map(([name, v]) => <><dt>{name}</dt><dd><CellView value={v} {...rest} /></dd></>)}</dl>;
}
