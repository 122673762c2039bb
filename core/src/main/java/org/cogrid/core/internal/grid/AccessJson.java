package org.cogrid.core.internal.grid;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The text of a connection file. */
final class AccessJson {
    private AccessJson() {}

    static String text(GridAccess access) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", access.name());
        fields.put("addresses", access.addresses());
        fields.put("secret", access.secret().toHex());
        fields.put("started", access.started().toString());
        fields.put("version", access.version());
        return JsonText.write(fields) + System.lineSeparator();
    }

    static GridAccess parse(String text) {
        JsonText json = JsonText.parse(text);
        try {
            return new GridAccess(
                    json.text("name"),
                    GridSecret.fromHex(json.text("secret")),
                    json.texts("addresses"),
                    Instant.parse(json.text("started")),
                    json.text("version"));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("its field 'started' is no time", e);
        }
    }
}
