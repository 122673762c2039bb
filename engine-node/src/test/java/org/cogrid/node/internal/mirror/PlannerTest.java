package org.cogrid.node.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private final Map<String, Long> costs = new HashMap<>();
    private long now = Duration.ofDays(1).toNanos();
    private final Planner planner = new Planner(now, name -> costs.getOrDefault(name, micros(20)));

    @Test
    void nothingIsLookedAtThatNobodyUsed() {
        pass(Duration.ofHours(1));

        assertThat(planner.next(now)).isNull();
        assertThat(planner.waitNanos(now)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aUsedValueIsLookedAtOnce() {
        pass(Duration.ofSeconds(1));
        planner.add("a");
        planner.add("a");

        assertThat(planner.next(now)).isEqualTo("a");
        assertThat(planner.next(now)).isNull();
    }

    @Test
    void valuesComeInTheOrderOfUse() {
        pass(Duration.ofSeconds(1));
        planner.add("a");
        planner.add("b");
        planner.add("a");

        assertThat(planner.next(now)).isEqualTo("a");
        assertThat(planner.next(now)).isEqualTo("b");
    }

    @Test
    void aLongLookWaitsUntilItsShareOfTimeHasPassed() {
        costs.put("big", millis(100));
        planner.add("big");
        pass(Duration.ofSeconds(2));

        assertThat(planner.next(now)).isNull();
        now += planner.waitNanos(now);
        assertThat(planner.next(now)).isEqualTo("big");
        assertThat(now - Duration.ofDays(1).toNanos()).isGreaterThan(20 * millis(100));
    }

    @Test
    void aLongLookOnAnEngineThatHasRunForLongHappensAtOnce() {
        costs.put("big", millis(1_000));
        pass(Duration.ofHours(1));
        planner.add("big");

        assertThat(planner.next(now)).isEqualTo("big");
    }

    @Test
    void aDebtOfLongLooksDoesNotHoldUpSmallOnes() {
        costs.put("big", millis(1_000));
        pass(Duration.ofHours(1));
        planner.add("big");
        planner.next(now);
        planner.spent(millis(5_000));
        planner.add("big");
        planner.add("a");

        assertThat(planner.next(now)).isEqualTo("a");
        assertThat(planner.next(now)).isNull();
    }

    @Test
    void aValueThatTheBudgetDoesNotAllowYetKeepsNoCheaperOneWaiting() {
        costs.put("huge", millis(10_000));
        costs.put("medium", millis(5));
        planner.add("huge");
        planner.add("medium");
        pass(Duration.ofMillis(500));

        assertThat(planner.next(now)).isEqualTo("medium");
        assertThat(planner.next(now)).isNull();
    }

    @Test
    void ofTheLongLooksThatTheBudgetAllowsTheCheapestComesFirst() {
        costs.put("big", millis(300));
        costs.put("medium", millis(30));
        pass(Duration.ofHours(1));
        planner.add("big");
        planner.add("medium");

        assertThat(planner.next(now)).isEqualTo("medium");
        assertThat(planner.next(now)).isEqualTo("big");
    }

    @Test
    void aLongLookIsNotPutOffForEverByCheaperOnesThatTakeTheWholeBudget() {
        costs.put("huge", millis(1_000));
        for (int i = 0; i < 10; i++) {
            costs.put("medium" + i, millis(50));
        }
        planner.add("huge");
        boolean done = false;
        int mediums = 0;
        for (int tick = 0; tick < 100_000 && !done; tick++) {
            pass(Duration.ofMillis(10));
            for (int i = 0; i < 10; i++) {
                planner.add("medium" + i);
            }
            String name = planner.next(now);
            if (name != null) {
                planner.spent(costs.get(name));
                now += costs.get(name);
                done = name.equals("huge");
                mediums++;
            }
        }

        assertThat(done).isTrue();
        assertThat(mediums).isGreaterThan(20);
    }

    @Test
    void aDebtOfALookThatTookLongerThanExpectedDoesNotHoldUpSmallOnes() {
        pass(Duration.ofSeconds(5));
        planner.add("unknown");
        planner.next(now);
        planner.spent(millis(5_000));
        pass(Duration.ofSeconds(1));
        planner.add("a");

        assertThat(planner.next(now)).isEqualTo("a");
    }

    @Test
    void aValueThatTakesLongRestsButNoLongerThanItsShareNeeds() {
        costs.put("big", millis(100));
        pass(Duration.ofHours(1));
        planner.add("big");
        planner.next(now);
        planner.spent(millis(100));

        planner.add("big");
        assertThat(planner.isDue("big")).isTrue();
        assertThat(planner.next(now)).isNull();
        now += planner.waitNanos(now);

        assertThat(now - Duration.ofDays(1).plusHours(1).toNanos()).isLessThanOrEqualTo(20 * millis(100));
        assertThat(planner.next(now)).isEqualTo("big");
    }

    @Test
    void aValueForLaterIsLookedAtThenAndNotBefore() {
        pass(Duration.ofSeconds(5));
        planner.addLater("a", now + millis(1_000));
        planner.add("a");

        assertThat(planner.next(now)).isNull();
        assertThat(planner.isDue("a")).isTrue();
        assertThat(planner.waitNanos(now)).isEqualTo(millis(1_000));
        pass(Duration.ofSeconds(1));
        assertThat(planner.next(now)).isEqualTo("a");
    }

    @Test
    void aLongValueThatTheSweepFoundDoesNotKeepItFromOthers() {
        costs.put("huge", millis(10_000));
        planner.watch("huge");
        planner.watch("list");
        pass(Duration.ofSeconds(2));

        assertThat(planner.next(now)).isEqualTo("list");
    }

    @Test
    void theWaitEndsWhenTheValueMayBeLookedAt() {
        costs.put("big", millis(30));
        planner.add("big");

        long wait = planner.waitNanos(now);
        now += wait;

        assertThat(wait).isPositive();
        assertThat(planner.next(now)).isEqualTo("big");
    }

    @Test
    void theSweepFindsAWatchedValueThatNobodyUses() {
        planner.watch("list");
        pass(Duration.ofSeconds(2));

        assertThat(planner.next(now)).isEqualTo("list");
        assertThat(planner.isDue("list")).isFalse();
    }

    @Test
    void theSweepGoesOnBesidesLongValuesThatAreUsedAllTheTime() {
        costs.put("big", millis(10));
        costs.put("alias", millis(10));
        planner.watch("alias");
        boolean swept = false;
        for (int task = 0; task < 10_000 && !swept; task++) {
            pass(Duration.ofMillis(1));
            planner.enliven(now);
            planner.add("big");
            String name = planner.next(now);
            if (name != null) {
                planner.spent(millis(10));
                swept = name.equals("alias");
            }
        }

        assertThat(swept).isTrue();
    }

    @Test
    void theSweepRestsLongerWhileNothingHappens() {
        planner.watch("list");
        int looks = 0;
        for (int second = 0; second < 600; second++) {
            pass(Duration.ofSeconds(1));
            if (planner.next(now) != null) {
                looks++;
            }
        }

        assertThat(looks).isBetween(10, 20);
    }

    @Test
    void aForgottenValueIsNeverLookedAt() {
        planner.watch("a");
        planner.add("a");
        planner.forget("a");
        pass(Duration.ofSeconds(5));

        assertThat(planner.next(now)).isNull();
    }

    @Test
    void allLooksTogetherStayUnderTheirShareFromTheFirstSecondOn() {
        costs.put("array", millis(8));
        costs.put("list", millis(30));
        long start = now;
        long spent = 0;
        while (now - start < Duration.ofSeconds(60).toNanos()) {
            pass(Duration.ofMillis(2));
            planner.add("array");
            planner.add("list");
            planner.add("scalar");
            for (String name = planner.next(now); name != null; name = planner.next(now)) {
                long cost = costs.getOrDefault(name, micros(20));
                planner.spent(cost);
                spent += cost;
                now += cost;
            }
            assertThat((double) spent / (now - start)).isLessThan(0.05);
        }
        assertThat((double) spent / (now - start)).isGreaterThan(0.015);
    }

    @Test
    void looksThatTakeLongerThanExpectedStayUnderTheirShare() {
        long start = now;
        long spent = 0;
        while (now - start < Duration.ofSeconds(60).toNanos()) {
            pass(Duration.ofMillis(10));
            planner.add("scalar");
            if (planner.next(now) != null) {
                planner.spent(millis(2));
                planner.spentOnSending(millis(2));
                spent += millis(4);
                now += millis(4);
            }
        }

        assertThat((double) spent / (now - start)).isLessThan(0.05);
    }

    private void pass(Duration time) {
        now += time.toNanos();
        planner.waitNanos(now);
    }

    private static long millis(long n) {
        return n * 1_000_000;
    }

    private static long micros(long n) {
        return n * 1_000;
    }
}
