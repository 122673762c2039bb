package org.cogrid.client.internal.shell.session;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.cogrid.client.Client;
import org.cogrid.client.Variables;
import org.cogrid.client.internal.shell.show.Console;
import org.cogrid.client.internal.table.Screen;
import org.cogrid.client.internal.view.VariableTable;
import org.cogrid.core.internal.text.Amounts;
import org.jspecify.annotations.Nullable;

/** Runs the lines that begin with a colon. */
public final class Commands {
    public static final List<String> NAMES = List.of(":help", ":quit", ":time", ":trace", ":vars");

    private final Client client;
    private final ShellSession session;
    private final Console console;
    private final Supplier<Screen> screen;
    private final Help help = Help.load();

    Commands(Client client, ShellSession session, Console console, Supplier<Screen> screen) {
        this.client = client;
        this.session = session;
        this.console = console;
        this.screen = screen;
    }

    LineOutcome obey(String line) {
        String[] words = line.split("\\s+", 2);
        String rest = words.length > 1 ? words[1].strip() : "";
        switch (words[0]) {
            case ":help", ":h", ":?" -> console.print(rest.isEmpty() ? help.overview(screen.get()) : help.of(rest));
            case ":time" -> time(rest);
            case ":trace" -> session.showTrace();
            case ":vars" -> console.print(variables(rest));
            case ":quit", ":q", ":exit" -> {
                return LineOutcome.QUIT;
            }
            default ->
                throw new IllegalArgumentException(
                        "there is no command " + words[0] + "; there are " + String.join(", ", NAMES));
        }
        return LineOutcome.OK;
    }

    private void time(String expression) {
        if (expression.isEmpty()) {
            throw new IllegalArgumentException(":time needs an expression, such as :time e0.applySync { -> 1 }");
        }
        long start = System.nanoTime();
        @Nullable Object value = ShellSession.awaited(session.evaluate(expression));
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        session.show(value);
        console.print("took " + Amounts.time(time));
    }

    private String variables(String engine) {
        if (engine.isEmpty()) {
            return session.variables().table().text(screen.get());
        }
        if (!engine.matches("e?\\d{1,9}")) {
            throw new IllegalArgumentException(":vars needs the id of an engine, such as 0, not '" + engine + "'");
        }
        Variables variables =
                client.view(Integer.parseInt(engine.replace("e", ""))).variables();
        return VariableTable.of(variables.list()).text(screen.get());
    }
}
