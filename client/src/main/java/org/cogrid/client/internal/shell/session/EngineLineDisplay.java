package org.cogrid.client.internal.shell.session;

import java.util.List;
import org.cogrid.client.internal.shell.show.Console;
import org.cogrid.client.internal.shell.show.ErrorText;
import org.cogrid.client.internal.texts.EqualValues;
import org.cogrid.client.internal.texts.LineOutput;
import org.cogrid.client.internal.texts.TextDisplay;
import org.cogrid.client.internal.view.RemoteLine;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.internal.text.FailureText;

/**
 * Shows what {@code %px} does on one engine.
 *
 * @param prefix begins each line
 * @param code what runs there
 */
record EngineLineDisplay(int engine, String prefix, String code, Console console, LineOutput out, LineOutput err)
        implements TextDisplay {
    private static final String OWN_TEXT = "execute.groovy";

    static EngineLineDisplay of(int engine, String code, Console console) {
        String prefix = EqualValues.prefix(List.of(engine));
        return new EngineLineDisplay(engine, prefix, code, console, console.lines(prefix), console.noteLines(prefix));
    }

    @Override
    public void failed(RuntimeException failure) {
        console.error(EqualValues.prefixed(
                prefix,
                failure instanceof RemoteTaskException remote
                        ? of(remote)
                        : String.valueOf(FailureText.message(failure))));
    }

    @Override
    public void stuck() {
        console.note(LineRunner.stuck(engine));
    }

    private String of(RemoteTaskException failure) {
        String place = RemoteLine.of(failure)
                .filter(line -> line.file().equals(OWN_TEXT))
                .findFirst()
                .map(line -> "\n  line " + line.number() + source(line.number()))
                .orElse("");
        return ErrorText.remote(failure) + place;
    }

    private String source(int line) {
        String[] lines = code.split("\n", -1);
        return line <= lines.length ? ": " + lines[line - 1].strip() : "";
    }
}
