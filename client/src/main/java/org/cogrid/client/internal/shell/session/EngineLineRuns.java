package org.cogrid.client.internal.shell.session;

import java.util.List;
import org.cogrid.client.Client;
import org.cogrid.client.MultiView;
import org.cogrid.client.internal.shell.show.Console;
import org.cogrid.client.internal.shell.syntax.EngineLine;
import org.cogrid.client.internal.texts.TextRuns;
import org.cogrid.client.internal.view.EnginesView;
import org.jspecify.annotations.Nullable;

/** Runs {@code %px} lines and remembers the last one. */
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

    /** Runs the code and waits for all engines, even if some fail. */
    LineOutcome run(EngineLine px) {
        MultiView labelled = client.view(px.targets()).withLabel("%px");
        MultiView engines = console.isTerminal() ? labelled : EnginesView.withWholeTexts(labelled);
        return follow(new Run(px, TextRuns.start(engines, px.code(), new EngineLineDisplays(px.code(), console))));
    }

    /** Shows the last run again, and then what it goes on to print. */
    LineOutcome showLast() {
        if (last == null) {
            console.print("%px has not run anything yet");
            return LineOutcome.OK;
        }
        return follow(new Run(last.px, last.texts.again(new EngineLineDisplays(last.px.code(), console))));
    }

    /** Returns the failures of the last run, which has ended: one for each engine where it failed. */
    List<RuntimeException> failures() {
        return last == null ? List.of() : last.texts.failures();
    }

    private LineOutcome follow(Run run) {
        last = run;
        return runner.interruptible(run.texts::cancel, () -> run.texts.follow() ? LineOutcome.OK : LineOutcome.FAILED);
    }
}
