package org.cogrid.core.internal.access;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
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
        fields.put(
                "processes", access.processes().stream().map(AccessJson::fields).toList());
        return JsonText.write(fields) + System.lineSeparator();
    }

    private static Map<String, Object> fields(MemberProcess process) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("listensAt", process.address().listensAt());
        fields.put("reachableAt", process.address().reachableAt());
        fields.put("host", process.host());
        fields.put("pid", process.pid());
        fields.put("started", process.started().toString());
        return fields;
    }

    static GridAccess parse(String text) {
        JsonText json = JsonText.parse(text);
        try {
            return new GridAccess(
                    json.text("name"),
                    GridSecret.fromHex(json.text("secret")),
                    json.texts("addresses"),
                    json.has("processes") ? processes(json) : List.of(),
                    Instant.parse(json.text("started")),
                    json.text("version"));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("its field 'started' is no time", e);
        }
    }

    private static List<MemberProcess> processes(JsonText json) {
        return json.objects("processes").stream()
                .map(process -> new MemberProcess(
                        new MemberAddress(process.text("listensAt"), process.text("reachableAt")),
                        process.text("host"),
                        process.number("pid"),
                        Instant.parse(process.text("started"))))
                .toList();
    }
}
