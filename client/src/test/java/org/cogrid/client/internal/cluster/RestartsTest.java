package org.cogrid.client.internal.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.cogrid.core.CogridException;
import org.cogrid.core.NoSuchEngineException;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private static List<String> restart(int engineId) {
        if (engineId == 2) {
            throw new NoSuchEngineException("engine 2 was forgotten");
        }
        return engineId == 0 ? List.of("thread") : List.of();
    }

    @Test
    void whatIsLostIsToldByEngine() {
        assertThat(Restarts.oneByOne(List.of(0, 1), RestartsTest::restart))
                .isEqualTo(Map.of(0, List.of("thread"), 1, List.of()));
    }

    @Test
    void whatIsLostIsToldWhenALaterEngineFails() {
        assertThatThrownBy(() -> Restarts.oneByOne(List.of(0, 1, 2), RestartsTest::restart))
                .isInstanceOf(CogridException.class)
                .hasMessageContainingAll("{0=[thread], 1=[]}", "engine 2 was forgotten");
    }

    @Test
    void theFirstFailureIsToldAsItIs() {
        assertThatThrownBy(() -> Restarts.oneByOne(List.of(2), RestartsTest::restart))
                .isInstanceOf(NoSuchEngineException.class);
    }
}
