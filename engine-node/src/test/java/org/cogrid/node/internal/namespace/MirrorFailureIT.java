package org.cogrid.node.internal.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cogrid.core.CogridException;
import org.cogrid.core.VariableInfo.Copy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of copies that the grid does not take. */
class MirrorFailureIT extends MirrorFixture {
    private FaultyMap faults;

    @BeforeEach
    void startWithFaults() {
        faults = new FaultyMap(map);
        map = faults.asMap();
        start(MirrorSettings.defaults());
    }

    @Test
    void aValueForWhoseCopyThereIsNoMemoryIsLiveOnlyAndOthersAreCopied() {
        faults.failAtOnce(double[].class::isInstance, new OutOfMemoryError("Java heap space"));
        values.put("large", new double[1_000]);
        values.put("n", 1);

        mirror.flush();

        assertThat(info("large").copy()).isEqualTo(Copy.LIVE_ONLY);
        assertThat(info("large").note()).contains("no room", "8000 bytes", "Java heap space");
        assertThat(info("n").copy()).isEqualTo(Copy.CURRENT);
    }

    @Test
    void aValueForWhoseCopyThereWasNoMemoryIsCopiedWhenThereIsSome() {
        faults.failAtOnce(double[].class::isInstance, new OutOfMemoryError("Java heap space"));
        values.put("large", new double[1_000]);
        mirror.flush();

        faults.failNoMore();
        values.put("large", new double[] {7});

        idleUntil(() -> assertThat(copy("large")).isEqualTo(new double[] {7}));
    }

    @Test
    void aValueWhoseEncodingWasStoppedIsNotEncodedAgainUntilAnotherTakesItsPlace() {
        Counted counted = new Counted();
        encoding = name -> () -> name.equals("stuck") ? "by the test" : null;
        start(MirrorSettings.defaults());
        values.put("stuck", counted);
        mirror.taskEnded();
        values.get("stuck");
        passSeconds(10);
        mirror.taskEnded();
        values.put("alias", counted);
        mirror.flush();

        assertThat(counted.writes).hasValue(1);
        assertThat(info("alias").note()).contains("by the test");
        assertThat(info("stuck").copy()).isEqualTo(Copy.LIVE_ONLY);
        assertThat(info("stuck").note()).contains("by the test", "assign another");
        values.put("stuck", 1);
        mirror.flush();
        assertThat(info("stuck").copy()).isEqualTo(Copy.CURRENT);
    }

    @Test
    void aWriteWhoseStartThrowsAnErrorIsTriedAgain() {
        faults.failAtOnce(value -> true, new NoClassDefFoundError("lost"));
        values.put("a", 1);
        values.put("list", new int[10_000]);
        assertThatThrownBy(() -> mirror.flush()).isInstanceOf(CogridException.class);

        faults.failNoMore();

        idleUntil(() -> {
            assertThat(copy("a")).isEqualTo(1);
            assertThat(copy("list")).isEqualTo(new int[10_000]);
        });
    }
}
