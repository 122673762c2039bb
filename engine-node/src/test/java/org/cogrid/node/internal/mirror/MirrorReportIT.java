package org.cogrid.node.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import org.cogrid.core.CogridException;
import org.cogrid.core.VariableInfo.Copy;
import org.junit.jupiter.api.Test;

/** What is told of variables and their copies. */
class MirrorReportIT extends MirrorFixture {
    @Test
    void whatCanNotBeEncodedIsLiveOnlyWithTheReason() {
        Thread thread = new Thread(() -> {});
        values.put("thread", thread);
        values.put("ok", 1);

        mirror.flush();

        assertThat(info("thread").copy()).isEqualTo(Copy.LIVE_ONLY);
        assertThat(info("thread").note()).contains("Thread");
        assertThat(info("thread").age()).isNull();
        assertThat(map.get("ok")).isEqualTo(1);
        assertThatThrownBy(() -> copy("thread"))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("live only");
    }

    @Test
    void whatIsTooLargeOrConfiguredSoStaysLiveOnly() {
        start(new MirrorSettings(100, Set.of("secret")));
        values.put("large", new double[100]);
        values.put("small", new double[10]);
        values.put("secret", 1);

        mirror.flush();

        assertThat(info("large").copy()).isEqualTo(Copy.LIVE_ONLY);
        assertThat(info("large").note()).contains("800 B");
        assertThat(info("secret").note()).contains("configuration");
        assertThat(info("small").copy()).isEqualTo(Copy.CURRENT);
    }

    @Test
    void variablesTellSizesAndAges() {
        values.put("array", new double[100]);
        values.put("n", 1);
        values.put("list", new ArrayList<>());
        mirror.flush();
        passSeconds(5);

        assertThat(info("array").bytes()).isEqualTo(800);
        assertThat(info("array").type()).isEqualTo("double[]");
        assertThat(info("array").copy()).isEqualTo(Copy.CURRENT);
        assertThat(info("array").age()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(info("n").age()).isZero();

        values.put("n", 2);
        assertThat(info("n").copy()).isEqualTo(Copy.BEHIND);
    }
}
