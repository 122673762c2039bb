package org.cogrid.client.internal.shell.complete;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Passes suggestions to the line reader. */
public record ShellCompleter(Suggestions suggestions) implements Completer {
    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String before = line.line().substring(0, line.cursor() - line.wordCursor());
        for (String text : suggestions.at(before, line.word())) {
            boolean goesOn = text.endsWith("(") || before.endsWith("'") || before.endsWith("\"");
            candidates.add(new Candidate(text, text, null, null, null, null, !goesOn && before.isEmpty()));
        }
    }
}
