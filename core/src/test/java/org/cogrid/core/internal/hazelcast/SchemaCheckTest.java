package org.cogrid.core.internal.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.YamlConfigBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {
    /** What only the schema forbids. */
    private static final String WRONG = """
            hazelcast:
              properties:
                a: b
              network:
                port:
                  port: 5701
                  no-such-setting: 1
            """;

    @Test
    void whatIsBuiltWithoutTheCheckIsNotChecked() {
        Config config = SchemaCheck.without(SchemaCheckTest::build);

        assertThat(config.getProperty("a")).isEqualTo("b");
    }

    @Test
    void whatIsBuiltAfterwardsIsChecked() {
        SchemaCheck.without(SchemaCheckTest::build);

        assertThatThrownBy(SchemaCheckTest::build).isInstanceOf(InvalidConfigurationException.class);
    }

    private static Config build() {
        return new YamlConfigBuilder(new ByteArrayInputStream(WRONG.getBytes(StandardCharsets.UTF_8))).build();
    }
}
