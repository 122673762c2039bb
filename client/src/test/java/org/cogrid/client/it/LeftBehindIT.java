package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What stands in an engine's log of tasks that nobody waits for any more. */
class LeftBehindIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    @TempDir
    Path folder;

    private static String log() {
        try {
            return Files.readString(GRID.cluster().log(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void outputAndFailuresOfTasksWhoseClientHasLeftStandInTheEnginesLog() throws Exception {
        Path goOn = folder.resolve("go-on");
        Client leaving = GRID.cluster().connect();
        DirectView e0 = leaving.view(0).withLabel("left");
        AsyncResult<?> running = e0.execute("println 'heard by its client'; while (!new File('" + goOn
                + "').exists()) { Thread.sleep(10) }; println 'all alone'; System.err.print 'no end'");
        e0.execute("def inIt() { throw new IllegalStateException('nobody cares') }\ninIt()");
        e0.applyInto("never", () -> Integer.parseInt("not a number"));
        await().until(() -> running.metadata().stdout().equals("heard by its client\n"));

        leaving.close();
        Files.createFile(goOn);

        await().atMost(Duration.ofSeconds(60)).until(() -> log().contains("not a number"));
        assertThat(log())
                .contains("execute 'left' of client process "
                        + ProcessHandle.current().pid() + " (")
                .contains(": all alone\n", ": no end\n")
                .contains("IllegalStateException: nobody cares", "inIt(execute.groovy:1)")
                .contains("apply 'left'", "NumberFormatException")
                .doesNotContain("heard by its client", "org.cogrid.node.internal.output.EngineLog");
    }
}
