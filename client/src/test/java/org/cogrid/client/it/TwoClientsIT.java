package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two clients on one engine. */
class TwoClientsIT {
    private static final Duration SECONDS = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @RegisterExtension
    static final SharedGrid grid = SharedGrid.ofProcesses();

    private Client other;

    @BeforeEach
    void connect() {
        other = grid.cluster().connect();
    }

    @AfterEach
    void disconnect() {
        other.close();
    }

    private static AsyncResult<ExecuteReply> slowTask(DirectView view) {
        AsyncResult<ExecuteReply> slow =
                view.execute("while (!java.nio.file.Files.exists(goOn)) { Thread.sleep(10) }; order << 'slow'");
        await().atMost(SECONDS).until(() -> slow.metadata().status() == TaskStatus.RUNNING);
        return slow;
    }

    @Test
    void bothSeeTheSameEngines() {
        assertThat(other.ids()).isEqualTo(grid.client().ids()).containsExactly(0, 1);
    }

    @Test
    void tasksOfOneWaitForTheSlowTaskOfTheOtherAndThenRunInOrder() throws IOException {
        DirectView mine = grid.e0();
        DirectView theirs = other.view(0);
        Path goOn = folder.resolve("go-on");
        mine.update(Map.of("goOn", goOn, "order", new ArrayList<>()));
        AsyncResult<ExecuteReply> slow = slowTask(mine);
        List<AsyncResult<ExecuteReply>> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(theirs.execute("order << " + i));
        }

        assertThat(other.view(1).<Integer>evaluate("6 * 7").get()).isEqualTo(42);
        assertThat(waiting).noneMatch(AsyncResult::ready);
        assertThat(waiting).map(task -> task.metadata().status()).containsOnly(TaskStatus.QUEUED);
        Files.createFile(goOn);
        waiting.forEach(AsyncResult::get);

        assertThat(theirs.<List<Object>>get("order")).containsExactly("slow", 0, 1, 2, 3, 4);
        assertThat(slow.get().stdout()).isEmpty();
        assertThat(waiting.get(0).metadata().started()).isNotNull();
    }

    @Test
    void metadataTellWhoseTaskItWasAndWhenItRan() {
        AsyncResult<Integer> mine = grid.e0().withLabel("mine").evaluate("1");
        AsyncResult<Integer> theirs = other.view(0).withLabel("theirs").evaluate("2");
        mine.get();
        theirs.get();

        TaskMetadata first = mine.metadata();
        TaskMetadata second = theirs.metadata();
        assertThat(first.clientId()).isNotEqualTo(second.clientId());
        assertThat(first.engineUuid()).isEqualTo(second.engineUuid()).isNotNull();
        assertThat(List.of(first.label(), second.label())).containsExactly("mine", "theirs");
        assertThat(List.of(first.status(), second.status())).containsOnly(TaskStatus.OK);
    }

    @Test
    void aProgramThatNeverClosesItsClientEndsAllTheSame() throws Exception {
        Path output = folder.resolve("output.txt");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForgetfulProgram.class.getName(),
                        grid.cluster().connectionFile().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(program.waitFor(SECONDS.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            program.destroyForcibly();
        }
        assertThat(Files.readString(output).strip()).isEqualTo("42");
    }
}
