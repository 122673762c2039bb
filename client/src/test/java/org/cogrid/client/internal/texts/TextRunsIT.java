package org.cogrid.client.internal.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.cogrid.client.DirectView;
import org.cogrid.client.it.SharedGrid;
import org.cogrid.core.EngineLostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TextRunsIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.embedded();

    private static DirectView lost() {
        return (DirectView) Proxy.newProxyInstance(
                DirectView.class.getClassLoader(), new Class<?>[] {DirectView.class}, (self, method, arguments) -> {
                    if (method.getName().equals("id")) {
                        return 7;
                    }
                    throw new EngineLostException("engine 7 has just left");
                });
    }

    @Test
    void aTextThatOneEngineCanNoLongerGetGoesOnNowhere() throws Exception {
        List<DirectView> engines = List.of(GRID.e0(), lost());

        assertThatThrownBy(() -> TextRuns.start(engines, "while (true) { sleep 10 }", SilentDisplay::new))
                .isInstanceOf(EngineLostException.class);

        assertThat(GRID.e0().evaluate("1 + 1").get(Duration.ofSeconds(30))).isEqualTo(2);
    }
}
