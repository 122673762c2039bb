package org.cogrid.client.internal.shell.session;

import java.util.List;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.internal.shell.show.Console;
import org.cogrid.client.internal.shell.syntax.Assignments;
import org.cogrid.client.internal.texts.EqualValues;
import org.cogrid.client.internal.texts.Shortened;
import org.cogrid.client.internal.texts.TextDisplay;
import org.cogrid.client.internal.texts.TextDisplays;

/**
 * Shows what {@code %px} does.
 *
 * @param code what runs on the engines
 */
record EngineLineDisplays(String code, Console console) implements TextDisplays {
    @Override
    public TextDisplay of(int engine) {
        return EngineLineDisplay.of(engine, code, console);
    }

    @Override
    public void value(List<Integer> engines, ExecuteReply reply) {
        if (Assignments.endsInOne(code)) {
            return;
        }
        String prefix = EqualValues.prefix(engines);
        console.print(EqualValues.prefixed(prefix, "= " + reply.text()));
        if (console.isTerminal() && Shortened.is(reply.text())) {
            console.note(prefix + "shortened; println shows it all");
        }
    }
}
