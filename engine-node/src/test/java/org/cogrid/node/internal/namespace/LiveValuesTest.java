package org.cogrid.node.internal.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveValuesTest {
    private final Map<String, Object> grid = new HashMap<>();
    private final List<String> loads = new ArrayList<>();
    private final LiveValues values = new LiveValues(this::load);

    private @Nullable Object load(String name) {
        loads.add(name);
        Object value = grid.get(name);
        if (value == null) {
            throw new CogridException(name + " is lost");
        }
        return value;
    }

    @Test
    void nullIsAValueLikeAnyOther() {
        values.put("a", null);

        assertThat(values).containsKey("a").hasSize(1);
        assertThat(values.get("a")).isNull();
        assertThat(values.containsKey("b")).isFalse();
    }

    @Test
    void namesThatAreAddedAreCounted() {
        values.put("a", 1);
        values.put("a", 2);
        values.addInGrid("a");
        values.addInGrid("b");
        values.putIfAbsent("c", 3);
        assertThat(values.additions()).isEqualTo(3);

        values.remove("a");
        values.merge("a", 4, (one, other) -> other);
        assertThat(values.additions()).isEqualTo(4);
    }

    @Test
    void theVeryObjectComesBack() {
        List<Integer> list = new ArrayList<>();
        values.put("list", list);

        assertThat(values.get("list")).isSameAs(list);
        assertThat(values.put("list", 1)).isSameAs(list);
    }

    @Test
    void illegalNamesAreRefused() {
        assertThatThrownBy(() -> values.put("owner", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> values.put("a b", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(values).isEmpty();
    }

    @Test
    void usedNamesAreToldOnce() {
        values.put("a", 1);
        values.put("b", 2);
        values.takeTouched();

        values.get("a");
        values.get("a");

        assertThat(values.takeTouched()).containsExactly("a");
        assertThat(values.takeTouched()).isEmpty();
    }

    @Test
    void writtenRemovedAndIteratedNamesAreUsedToo() {
        values.put("a", 1);
        values.put("b", 2);
        assertThat(values.takeTouched()).containsExactly("a", "b");

        values.remove("a");
        assertThat(values.takeTouched()).containsExactly("a");

        values.entrySet().forEach(Map.Entry::getValue);
        assertThat(values.takeTouched()).containsExactly("b");
    }

    @Test
    void askingForNamesUsesNothing() {
        values.put("a", 1);
        values.takeTouched();

        assertThat(values.containsKey("a")).isTrue();
        assertThat(values.keySet()).containsExactly("a");
        assertThat(values).hasToString("[a]");
        assertThat(values.takeTouched()).isEmpty();
    }

    @Test
    void aValueOfTheGridBecomesLiveAtItsFirstUse() {
        List<Integer> list = new ArrayList<>(List.of(1));
        grid.put("list", list);
        values.addInGrid("list");

        assertThat(values.keySet()).containsExactly("list");
        assertThat(loads).isEmpty();
        assertThat(values.get("list")).isSameAs(list);
        assertThat(values.get("list")).isSameAs(list);
        assertThat(loads).containsExactly("list");
    }

    @Test
    void aLostValueCanBeReplacedAndRemoved() {
        values.addInGrid("lost");
        values.addInGrid("gone");

        assertThatThrownBy(() -> values.get("lost")).hasMessage("lost is lost");
        values.put("lost", 1);
        values.remove("gone");

        assertThat(values.get("lost")).isEqualTo(1);
        assertThat(values.keySet()).containsExactly("lost");
    }

    @Test
    void aLiveValueIsNotReplacedByTheGrids() {
        values.put("a", 1);
        values.addInGrid("a");

        assertThat(values.get("a")).isEqualTo(1);
    }

    @Test
    void threadsThatMergeLoseNothing() {
        IntStream.range(0, 10_000).parallel().forEach(i -> values.merge("n", 1, (a, b) -> (int) a + (int) b));

        assertThat(values.get("n")).isEqualTo(10_000);
    }

    @Test
    void codeOfUsersThatDoesNotEndHoldsUpNobodyElse() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        values.put("a", 1);
        Thread stuck = new Thread(() -> values.computeIfPresent("a", (name, value) -> {
            begun.countDown();
            await(end);
            return (int) value + 1;
        }));
        stuck.start();
        begun.await();

        values.put("b", 2);
        values.merge("b", 3, (x, y) -> (int) x + (int) y);
        values.put("a", 10);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> values.merge("a", 1, (x, y) -> 0)).hasMessageContaining("interrupted");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(values.get("b")).isEqualTo(5);
        assertThat(values.get("a")).isEqualTo(10);
        end.countDown();
        stuck.join();
        assertThat(values.get("a")).isEqualTo(11); // it ran again, on what was put meanwhile
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void codeOfUsersMayUseTheMapAndEvenItsOwnName() {
        values.put("a", 1);

        values.compute("a", (name, value) -> {
            values.put("a", 100);
            return values.merge("a", (int) value, (x, y) -> (int) x + (int) y);
        });

        assertThat(values.get("a")).isEqualTo(101);
    }

    @Test
    void compoundOperationsDoAsMapsDo() {
        assertThat(values.putIfAbsent("a", 1)).isNull();
        assertThat(values.putIfAbsent("a", 2)).isEqualTo(1);
        assertThat(values.replace("none", 1)).isNull();
        assertThat(values.replace("a", 1, 3)).isTrue();
        assertThat(values.replace("a", 1, 4)).isFalse();
        assertThat(values.computeIfAbsent("b", name -> name + "!")).isEqualTo("b!");
        assertThat(values.computeIfAbsent("c", name -> null)).isNull();
        assertThat(values.compute("b", (name, value) -> null)).isNull();
        assertThat(values.remove("a", 1)).isFalse();
        assertThat(values.remove(1, 1)).isFalse();
        assertThat(values).containsOnly(Map.entry("a", 3));
        assertThat(values.remove("a", 3)).isTrue();
        assertThat(values).isEmpty();
    }

    @Test
    void clearRemovesAllAndTellsSo() {
        values.put("a", 1);
        values.put("b", 1);
        values.takeTouched();

        values.clear();

        assertThat(values).isEmpty();
        assertThat(values.takeTouched()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void iteratorsRemove() {
        values.put("a", 1);
        values.put("b", 2);

        values.values().removeIf(value -> value.equals(1));

        assertThat(values.keySet()).containsExactly("b");
    }
}
