package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two engines of which the first is usable after each test, whatever that has given it. */
abstract class UsableAfterwards {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    @AfterEach
    void theEngineIsUsable() {
        assertThat(GRID.e0().evaluate("6 * 7").get()).isEqualTo(42);
    }
}
