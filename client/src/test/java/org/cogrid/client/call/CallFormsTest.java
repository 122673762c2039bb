package org.cogrid.client.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallFormsTest {
    @Test
    void theFormsInTheTreeAreThoseThatTheGeneratorWrites() throws IOException {
        for (Map.Entry<String, String> file : CallForms.files().entrySet()) {
            assertThat(Files.readString(Path.of("src/main/java", file.getKey())))
                    .as(
                            "%s is not what its generator makes; in the folder of the whole project, this writes all anew: %s",
                            file.getKey(), CallForms.COMMAND)
                    .isEqualTo(file.getValue());
        }
    }
}
