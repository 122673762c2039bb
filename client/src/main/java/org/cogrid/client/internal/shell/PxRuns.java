package org.cogrid.client.internal.shell;

import java.time.Duration;
import java.util.List;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.Client;

/** Runs texts on several engines at once, with their output as it comes. Used by lines only. */
final class PxRuns {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Client client;
    private final Console console;
    private final LineRunner runner;
    private List<PxOutput> last = List.of();

    PxRuns(Client client, Console console, LineRunner runner) {
        this.client = client;
        this.console = console;
        this.runner = runner;
    }

    /** Waits for all engines, also when some fail. */
    LineOutcome run(Px px) {
        last = px.targets().stream()
                .map(id -> new PxOutput(
                        id, px.code(), client.view(id).withLabel("%px").execute(px.code()), console))
                .toList();
        return runner.interruptible(() -> cancel(last), () -> follow(last));
    }

    /** Shows the last run once more. */
    LineOutcome showLast() {
        if (last.isEmpty()) {
            console.print("nothing has run by %px yet");
        }
        return outcome(last.stream().filter(output -> !output.again()).count());
    }

    /** Why the last run failed, for each engine where it did. */
    List<RuntimeException> failures() {
        return last.stream().flatMap(output -> output.failure().stream()).toList();
    }

    private LineOutcome follow(List<PxOutput> outputs) {
        while (outputs.stream().anyMatch(output -> !output.result().ready())) {
            outputs.forEach(PxOutput::follow);
            outputs.stream()
                    .map(PxOutput::result)
                    .filter(result -> !result.ready())
                    .findFirst()
                    .ifPresent(result -> result.await(BETWEEN_LOOKS));
        }
        return outcome(outputs.stream().filter(output -> !output.finish()).count());
    }

    private static LineOutcome outcome(long failures) {
        return failures == 0 ? LineOutcome.OK : LineOutcome.FAILED;
    }

    private void cancel(List<PxOutput> outputs) {
        outputs.forEach(output -> runner.aside(() -> cancel(output)));
    }

    private void cancel(PxOutput output) {
        AsyncResult<?> result = output.result();
        if (result.cancel() == CancelOutcome.STUCK) {
            console.note(LineRunner.stuck(output.engine()));
        }
    }
}
