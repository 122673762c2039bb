package org.cogrid.client.internal.shell.session;

import java.util.List;
import java.util.function.IntFunction;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.client.internal.shell.show.Console;
import org.cogrid.client.internal.shell.syntax.EngineLine;
import org.cogrid.client.internal.texts.TextDisplay;
import org.cogrid.client.internal.texts.TextRuns;
import org.cogrid.client.internal.view.EngineView;
import org.jspecify.annotations.Nullable;

/** Runs {@code %px} and remembers the last one. */
final class EngineLineRuns {
    private final Client client;
    private final Console console;
    private final LineRunner runner;
    private @Nullable Run last;

    private record Run(EngineLine px, TextRuns texts) {}

    EngineLineRuns(Client client, Console console, LineRunner runner) {
        this.client = client;
        this.console = console;
        this.runner = runner;
    }

    /** Waits for all engines, also when some fail. */
    LineOutcome run(EngineLine px) {
        List<DirectView> engines = px.targets().stream()
                .map(id -> client.view(id).withLabel("%px"))
                .map(view -> console.isTerminal() ? view : EngineView.withWholeTexts(view))
                .toList();
        return follow(new Run(px, TextRuns.start(engines, px.code(), displays(px))));
    }

    /** Shows the last run once more, and what is still to come of it. */
    LineOutcome showLast() {
        if (last == null) {
            console.print("nothing has run by %px yet");
            return LineOutcome.OK;
        }
        return follow(new Run(last.px, last.texts.again(displays(last.px))));
    }

    /** Why the last run failed, for each engine where it did. It has ended. */
    List<RuntimeException> failures() {
        return last == null ? List.of() : last.texts.failures();
    }

    private LineOutcome follow(Run run) {
        last = run;
        return runner.interruptible(run.texts::cancel, () -> run.texts.follow() ? LineOutcome.OK : LineOutcome.FAILED);
    }

    private IntFunction<TextDisplay> displays(EngineLine px) {
        return id -> EngineLineDisplay.of(id, px.code(), console);
    }
}
