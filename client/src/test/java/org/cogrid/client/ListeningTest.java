package org.cogrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.GroovySource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What listeners hear of published data and of progress; the fate of the tasks is the test's to decide. */
class ListeningTest {
    private final FakeGrid grid = new FakeGrid(0, 1);
    private final Client client = grid.client();

    @BeforeEach
    void hold() {
        grid.engines.values().forEach(engine -> engine.holds = true);
    }

    private FakeHandle task(int engine) {
        return grid.engine(engine).handles.get(0);
    }

    private static void end(CompletableFuture<Void> listening) throws Exception {
        listening.get(50, TimeUnit.SECONDS);
    }

    @Test
    void aListenerHearsWhatWasPublishedLastAndWhatIsPublishedFromThenOn() throws Exception {
        AsyncResult<Integer> result = client.view(0).apply(() -> 1);
        task(0).publish("old");
        task(0).publish("before");
        List<PublishedData> heard = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> end = result.onData(heard::add);
        await().until(() -> heard.size() == 1);
        task(0).publish(null);
        await().until(() -> heard.size() == 2);
        assertThat(end).isNotDone();
        task(0).publish("last");
        task(0).fail(new EngineLostException("gone"));

        end(end);
        assertThat(heard)
                .containsExactly(
                        new PublishedData(0, "before"), new PublishedData(0, null), new PublishedData(0, "last"));
        assertThat(heard.get(0)).hasToString("[0] before");
    }

    @Test
    void aListenerThatIsBusyGetsTheNewestDataNextAndNothingIsKeptForIt() throws Exception {
        AsyncResult<Integer> result = client.view(0).apply(() -> 1);
        CountDownLatch go = new CountDownLatch(1);
        List<Object> heard = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> end = result.onData(data -> {
            heard.add(data.value());
            wait(go);
        });
        task(0).publish(0);
        await().until(() -> heard.size() == 1);
        for (int i = 1; i <= 1_000; i++) {
            task(0).publish(i);
        }
        go.countDown();
        task(0).succeed(1);

        end(end);
        assertThat(heard).containsExactly(0, 1_000);
    }

    private static void wait(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aListenerForSeveralEnginesHearsTheDataOfEachAndEndsWithTheLast() throws Exception {
        MultiResult<Integer> result = client.all().apply(() -> 1);
        List<String> heard = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> end = result.onData(data -> heard.add(data.toString()));
        task(0).publish("a");
        task(1).publish("b");
        task(0).succeed(1);
        await().until(() -> heard.size() == 2);
        assertThat(end).isNotDone();
        task(1).succeed(1);

        end(end);
        assertThat(heard).containsExactlyInAnyOrder("[0] a", "[1] b");
    }

    @Test
    void aListenerForDataThatFailsHearsNoMoreAndOthersDo() throws Exception {
        MultiResult<Integer> result = client.all().apply(() -> 1);
        CompletableFuture<Void> failing = result.onData(data -> {
            throw new IllegalStateException("not me");
        });
        List<Object> heard = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> other = result.onData(data -> heard.add(data.value()));
        task(1).publish("x");

        assertThatThrownBy(() -> end(failing))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("not me");
        task(0).succeed(1);
        task(1).succeed(1);
        end(other);
        assertThat(heard).containsExactly("x");
    }

    @Test
    void progressIsToldFromTheBeginningToTheEndHoweverTheTasksEnd() {
        List<Progress> heard = new CopyOnWriteArrayList<>();
        MultiResult<Integer> result = client.all().apply(() -> 1).onProgress(heard::add);
        await().until(() -> heard.equals(List.of(new Progress(0, 2))));
        task(0).print(false, "no end\n");
        task(0).succeed(1);
        await().until(() -> heard.size() == 2);
        task(1).fail(new EngineLostException("gone"));

        await().until(() -> heard.size() == 3);
        assertThat(heard).containsExactly(new Progress(0, 2), new Progress(1, 2), new Progress(2, 2, 1));
        List<Progress> late = new CopyOnWriteArrayList<>();
        result.onProgress(late::add);
        await().until(() -> late.equals(List.of(new Progress(2, 2, 1))));
    }

    @Test
    void progressOfOneTaskAndOfAMapWithoutItemsIsToldToo() {
        List<Progress> heard = new CopyOnWriteArrayList<>();
        client.view(0).apply(() -> 1).onProgress(heard::add);
        task(0).succeed(1);
        await().until(() -> heard.contains(new Progress(1, 1)));

        List<Progress> none = new CopyOnWriteArrayList<>();
        client.all().map(GroovySource.groovy("{ it }"), List.of()).onProgress(none::add);
        await().until(() -> none.equals(List.of(new Progress(0, 0))));
    }

    @Test
    void aListenerForProgressIsCalledOnceAtATimeAndMissesNoEndWhileItIsBusy() {
        CountDownLatch go = new CountDownLatch(1);
        List<Progress> heard = new CopyOnWriteArrayList<>();
        AtomicReference<Thread> caller = new AtomicReference<>();
        client.all().apply(() -> 1).onProgress(progress -> {
            heard.add(progress);
            caller.set(Thread.currentThread());
            wait(go);
        });
        await().until(() -> heard.size() == 1);
        task(0).succeed(1);
        task(1).succeed(1);
        go.countDown();

        await().until(() -> heard.size() == 2);
        assertThat(heard).containsExactly(new Progress(0, 2), new Progress(2, 2));
        assertThat(caller.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void aListenerForProgressThatFailsHearsNoMore() {
        List<Progress> heard = new CopyOnWriteArrayList<>();
        List<Progress> other = new CopyOnWriteArrayList<>();
        client.all()
                .apply(() -> 1)
                .onProgress(progress -> {
                    heard.add(progress);
                    throw new IllegalStateException("not me");
                })
                .onProgress(other::add);
        await().until(() -> !heard.isEmpty());
        task(0).succeed(1);
        task(1).succeed(1);

        await().until(() -> other.contains(new Progress(2, 2)));
        assertThat(new ArrayList<>(heard)).hasSize(1);
    }
}
