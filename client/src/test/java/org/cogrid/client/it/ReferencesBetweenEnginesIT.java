package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cogrid.core.GroovySource.groovy;
import static org.cogrid.core.Reference.ref;

import java.util.List;
import java.util.Map;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.DirectView;
import org.cogrid.client.MultiResult;
import org.cogrid.client.MultiView;
import org.cogrid.core.RemoteTaskException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** References to variables of another engine. */
class ReferencesBetweenEnginesIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    @Test
    void aReferenceToAnotherEngineTakesTheValueAsOfTheTasksSentBefore() {
        DirectView e0 = GRID.e0();
        DirectView e1 = GRID.e1();
        for (int i = 0; i < 20; i++) {
            int round = i;
            e1.push(Map.of("a", round));
            e1.execute("sleep 5; a = a + 100");

            AsyncResult<Integer> there = e0.apply(groovy("{ v -> v }"), ref(e1, "a"));
            AsyncResult<Integer> back = e1.apply(groovy("{ v -> v }"), ref(e1, "a"));

            assertThat(there.get()).isEqualTo(round + 100);
            assertThat(back.get()).isEqualTo(round + 100);
        }
    }

    /** Each engine adds what the other had one step before. The second is slow, in no regular way. */
    @Test
    void enginesThatStepByEachOthersValuesTakeThemFromTheStepBeforeHoweverSlowOneIs() {
        MultiView both = GRID.client().view(List.of(GRID.e0().id(), GRID.e1().id()));
        both.execute("""
                large = new int[1_000_000]
                def step(int t, long other, long pause) {
                    sleep pause
                    x = 2 * x + other
                    if (t % 2) { x0 = x } else { x1 = x }
                    null
                }
                """).get();
        both.putEach("x", List.of(1L, 2L));
        both.execute("x0 = x; x1 = x").get();

        MultiResult<Object> last = null;
        for (int t = 0; t < 40; t++) {
            String seen = "x" + t % 2;
            last = both.map(
                    ref("step"),
                    List.of(t, t),
                    List.of(ref(GRID.e1(), seen), ref(GRID.e0(), seen)),
                    List.of(0, t * 7 % 5 * 4));
        }
        last.get();

        long a = 1;
        long b = 2;
        for (int t = 0; t < 40; t++) {
            long before = a;
            a = 2 * a + b;
            b = 2 * b + before;
        }
        assertThat(both.<Object>get("x")).containsExactly(a, b);
    }

    @Test
    void twoEnginesMayReferToEachOtherAtTheSameTime() {
        DirectView e0 = GRID.e0();
        DirectView e1 = GRID.e1();
        e0.push(Map.of("a", List.of("of 0")));
        e1.push(Map.of("a", List.of("of 1")));

        AsyncResult<Object> on0 = e0.apply(groovy("{ v -> v }"), ref(e1, "a"));
        AsyncResult<Object> on1 = e1.apply(groovy("{ v -> v }"), ref(e0, "a"));

        assertThat(on0.get()).isEqualTo(List.of("of 1"));
        assertThat(on1.get()).isEqualTo(List.of("of 0"));
    }

    @Test
    void aReferenceToANameAnotherEngineLacksFailsAndSaysWhere() {
        assertThatThrownBy(() -> GRID.e0().applySync(groovy("{ v -> v }"), ref(GRID.e1(), "nowhere")))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("engine 1");
    }
}
