package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.cogrid.core.Reference.ref;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.core.CogridException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.VariableInfo.Copy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine that is killed and comes back under its id finds its namespace again. */
class RestartIT {
    private static final Duration SECONDS = Duration.ofSeconds(60);

    private static Cluster cluster;
    private Client client;
    private DirectView e0;

    /** A class that only this program has. */
    public record Point(int x, int y) {}

    @BeforeAll
    static void startEngines() {
        cluster = Cluster.local(ClusterOptions.engines(2)
                .withJvmArguments("-Dsun.stdout.encoding=US-ASCII", "-Dstdout.encoding=US-ASCII"));
    }

    @AfterAll
    static void stopEngines() {
        cluster.close();
    }

    @BeforeEach
    void connect() {
        client = cluster.connect();
        e0 = client.view(0);
        e0.clear();
    }

    @AfterEach
    void disconnect() {
        if (!client.ids().contains(0)) {
            cluster.restart(0);
        }
        client.close();
    }

    private void kill() {
        cluster.kill(0);
        await().atMost(SECONDS).until(() -> client.ids().equals(List.of(1)));
    }

    private List<String> killAndRestart() {
        kill();
        List<String> lost = cluster.restart(0);
        client.waitForEngines(2, SECONDS);
        return lost;
    }

    private int evaluateInt(String expression) {
        return e0.<Integer>evaluate(expression).get();
    }

    @Test
    void valuesAreThereAgain() {
        Map<String, Object> values = new HashMap<>();
        values.put("number", 42);
        values.put("text", "übermütig");
        values.put("array", new double[] {1, 2.5});
        values.put("matrix", new double[][] {{1, 2}, {3, 4}});
        values.put("list", new ArrayList<>(List.of(1, "two", 3.0)));
        values.put("map", new HashMap<>(Map.of("k", List.of(1, 2))));
        values.put("point", new Point(3, 4));
        values.put("nothing", null);
        e0.update(values);
        e0.flush();

        killAndRestart();

        assertThat(e0.variables().find("matrix").orElseThrow().type()).isEqualTo("double[][]");
        assertThat(e0.<Object>get("number")).isEqualTo(42);
        assertThat(e0.<Object>get("text")).isEqualTo("übermütig");
        assertThat(e0.get("array", double[].class)).containsExactly(1, 2.5);
        assertThat(Arrays.deepEquals(e0.get("matrix", double[][].class), (double[][]) values.get("matrix")))
                .isTrue();
        assertThat(e0.<Object>get("list")).isEqualTo(values.get("list"));
        assertThat(e0.<Object>get("map")).isEqualTo(values.get("map"));
        assertThat(e0.<Object>get("point")).isEqualTo(new Point(3, 4));
        assertThat(e0.contains("nothing")).isTrue();
        assertThat(e0.<Object>get("nothing")).isNull();
    }

    @Test
    void importsMethodsClassesAndWhatIsMadeOfThemAreThereAgainAndNoTextIsRunAgain() {
        e0.execute("import java.util.concurrent.atomic.*\nimport static java.lang.Math.sqrt as root")
                .get();
        e0.execute("runs = 0").get();
        e0.execute("runs++; def twice(x) { 2 * x }; def four(x) { twice(twice(x)) }")
                .get();
        e0.execute("runs++; class Box implements Serializable { def content; def open() { 2 * content } }")
                .get();
        e0.execute("enum Colour { RED, GREEN }; record Pair(int a, int b) {}").get();
        e0.execute(
                        "box = new Box(content: 21); colour = Colour.GREEN; pair = new Pair(1, 2); add = { n -> n + box.content }")
                .get();
        e0.execute("pointer = this.&twice").get();
        e0.flush();

        killAndRestart();

        assertThat(evaluateInt("runs")).isEqualTo(2);
        assertThat(evaluateInt("four(5)")).isEqualTo(20);
        assertThat(evaluateInt("box.open()")).isEqualTo(42);
        assertThat(evaluateInt("add(1)")).isEqualTo(22);
        assertThat(evaluateInt("pointer(4)")).isEqualTo(8);
        assertThat(evaluateInt("pair.a() + pair.b()")).isEqualTo(3);
        assertThat(evaluateInt("new Box(content: 1).open()")).isEqualTo(2);
        assertThat(evaluateInt("new AtomicInteger(7).get() + (int) root(9)")).isEqualTo(10);
        assertThat(e0.<Boolean>evaluate("colour == Colour.GREEN && box instanceof Box && colour.is(Colour.GREEN)")
                        .get())
                .isTrue();
        e0.execute("def twice(x) { 20 * x }").get();
        assertThat(evaluateInt("four(1)")).isEqualTo(400);
    }

    @Test
    void ofAFunctionAndAValueOfOneNameTheLaterIsThereAgainThoughATaskHadNotEnded() {
        e0.put("f", 1);
        e0.execute("def g() { 1 }").get();
        e0.put("g", 2);
        e0.flush();
        AsyncResult<?> running =
                e0.execute("def f() { 2 }; org.cogrid.core.Engine.current().publish('defined'); sleep 600_000");
        await().atMost(SECONDS).until(() -> "defined".equals(running.metadata().data()));

        assertThat(killAndRestart()).isEmpty();

        assertThat(evaluateInt("f() + g")).isEqualTo(4);
        assertThat(e0.variables().names()).containsExactly("g");
    }

    @Test
    void functionsOfTheClientWorkOnValuesOfTheClientsClassesAfterwards() {
        e0.put("point", new Point(3, 4));
        e0.execute("sum = { p -> p.x() + p.y() }").get();
        e0.flush();

        killAndRestart();

        int sum = e0.applySync((Point p) -> p.x() + p.y(), ref("point"));
        assertThat(sum).isEqualTo(7);
        assertThat(evaluateInt("sum(point)")).isEqualTo(7);
    }

    @Test
    void withoutFlushTheIdleEngineHasCopiedWithinAMoment() {
        e0.execute("a = [1, 2]; def f() { a.size() }").get();
        e0.execute("a << 3").get();
        await().atMost(SECONDS)
                .ignoreExceptions()
                .until(() -> e0.<List<Integer>>peek("a").equals(List.of(1, 2, 3)));

        killAndRestart();

        assertThat(evaluateInt("f()")).isEqualTo(3);
    }

    @Test
    void aReferenceIsTheFirstThingAfterwards() {
        e0.put("list", List.of(1, 2, 3));
        e0.flush();

        killAndRestart();

        int size = e0.applySync((List<Integer> list) -> list.size(), ref("list"));
        assertThat(size).isEqualTo(3);
    }

    @Test
    void whatWasLiveOnlyIsNamed() {
        e0.execute("t = new Thread({ -> }); tür = new Thread(); open = new ByteArrayInputStream(new byte[3]); a = 1")
                .get();
        e0.flush();
        assertThat(e0.variables().find("t").orElseThrow().copy()).isEqualTo(Copy.LIVE_ONLY);

        assertThat(killAndRestart()).containsExactly("open", "t", "tür");

        assertThat(e0.variables().names()).containsExactly("a", "open", "t", "tür");
        assertThat(e0.variables().find("t").orElseThrow().copy()).isEqualTo(Copy.LOST);
        assertThatThrownBy(() -> e0.get("t"))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("'t' is lost")
                .hasMessageContaining("java.lang.Thread")
                .hasMessageContaining("assign it again");
        assertThatThrownBy(() -> e0.execute("open.read()").get())
                .hasMessageContaining("'open' is lost")
                .hasMessageContaining(ByteArrayInputStream.class.getName());
        assertThat(evaluateInt("a")).isEqualTo(1);
        e0.put("t", 5);
        assertThat(evaluateInt("t")).isEqualTo(5);
        assertThat(e0.remove("open")).isTrue();
    }

    @Test
    void gridCopiesAreReadWhileTheEngineIsDeadAndAfterwards() {
        e0.update(Map.of("a", 5, "point", new Point(1, 2)));
        e0.flush();

        kill();

        assertThat(e0.<Object>peek("a")).isEqualTo(5);
        assertThat(e0.<Object>peek("point")).isEqualTo(new Point(1, 2));
        cluster.restart(0);
        client.waitForEngines(2, SECONDS);
        assertThat(e0.<Object>peek("a")).isEqualTo(5);
    }

    @Test
    void aValueOfADeadEngineIsReadByAnother() {
        e0.put("list", List.of(1, 2, 3));
        e0.flush();
        kill();

        int size = client.view(1).applySync((List<Integer> list) -> list.size(), ref(e0, "list"));

        assertThat(size).isEqualTo(3);
    }

    @Test
    void viewsFromBeforeAndFreshOnesWorkAfterwards() {
        assertThat(evaluateInt("1 + 1")).isEqualTo(2);

        killAndRestart();

        assertThat(evaluateInt("1 + 2")).isEqualTo(3);
        assertThat(client.view(0).<Integer>evaluate("1 + 3").get()).isEqualTo(4);
        assertThat(client.getAt(-2).<Integer>evaluate("1 + 4").get()).isEqualTo(5);
        int viaLambda = e0.applySync((Integer n) -> n + 1, 5);
        assertThat(viaLambda).isEqualTo(6);
    }

    @Test
    void aLivingEngineIsNotForgotten() {
        assertThatThrownBy(() -> client.forget(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("engine 0 is alive");
        assertThatThrownBy(() -> client.forget(77)).isInstanceOf(NoSuchEngineException.class);
        assertThat(evaluateInt("2")).isEqualTo(2);
    }

    @Test
    void aForgottenEngineLeavesNothingAndItsIdIsNotGivenAgain() {
        try (Cluster own = Cluster.local(2);
                Client rc = own.connect()) {
            DirectView gone = rc.view(0);
            gone.execute("a = 1; def f() { 5 }").get();
            gone.flush();
            own.kill(0);
            await().atMost(SECONDS).until(() -> rc.ids().equals(List.of(1)));

            rc.forget(0);

            List<String> maps = rc.view(1)
                    .applySync(() -> org.cogrid.core.Engine.current().hazelcast().getDistributedObjects().stream()
                            .map(object -> object.getName())
                            .toList());
            assertThat(maps).doesNotContain("cogrid.ns.0", "cogrid.defs.0").contains("cogrid.ns.1");
            assertThatThrownBy(() -> gone.peek("a"))
                    .isInstanceOf(CogridException.class)
                    .hasMessageContaining("the grid map of engine 0 has no 'a'");
            assertThatThrownBy(() -> own.restart(0))
                    .isInstanceOf(CogridException.class)
                    .hasMessageContaining("engine 0 was forgotten");
            assertThat(rc.ids()).containsExactly(1);
            assertThatCode(() -> rc.forget(0)).doesNotThrowAnyException();
        }
    }
}
