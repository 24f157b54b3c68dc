#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Runglass developers
"""Holds resources/service-api.yaml against the real answers of the real gateway.

contract.py GATEWAY LISTROUTES DESCRIPTION

Every operation is called, for success and for the errors that can be caused; each answer must be described, with its
status, media type, headers and schema, and may hold no field that is not. Every route of the server must be described
and the other way round.
"""

import copy
import gzip
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import unittest
from urllib.parse import quote, urlencode

import jsonschema
import yaml

GATEWAY, LISTROUTES, DESCRIPTION = sys.argv[1:4]
BASE = "/api/public/monitoring/v1"
KEY = "contract-test-key"


def strict(schema):
    """Objects hold only what is described, unless the description says otherwise."""
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            schema.setdefault("additionalProperties", False)
        for value in schema.values():
            strict(value)
    elif isinstance(schema, list):
        for value in schema:
            strict(value)
    return schema


class Contract(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(DESCRIPTION, encoding="utf-8") as file:
            cls.api = yaml.safe_load(file)
        cls.strict_api = strict(copy.deepcopy(cls.api))
        cls.seen = set()
        cls.folder = tempfile.TemporaryDirectory()
        key_file = os.path.join(cls.folder.name, "key")
        with open(key_file, "w", encoding="utf-8") as file:
            file.write(KEY + "\n")
        cls.gateway = subprocess.Popen(
            [GATEWAY, "--listen", "127.0.0.1:0", "--database", os.path.join(cls.folder.name, "g.db"),
             "--api-key-file", key_file],
            stdout=subprocess.PIPE, text=True)
        line = cls.gateway.stdout.readline()
        cls.port = int(re.fullmatch(r"runglass-gateway: serving http://127\.0\.0\.1:(\d+)/.*\n", line).group(1))
        cls.fill()

    @classmethod
    def tearDownClass(cls):
        cls.gateway.send_signal(signal.SIGTERM)
        status = cls.gateway.wait(30)
        cls.gateway.stdout.close()
        cls.folder.cleanup()
        assert status == 0, f"the gateway ended with {status}"

    @classmethod
    def fill(cls):
        def text(key, value):
            return {"key": key, "value": {"stringValue": value}}

        spans = []
        for number in range(7):
            start = 1_779_000_000_000_000_000 + number * 1_000_001_000
            origin = [text("run_id", f"run/{number} ü"), text("script.name", "Contract"),
                      text("deployment_id", "deploy_3"), text("source", "caller"), text("source_type", "api")]
            spans.append({"traceId": f"{number + 1:032x}", "spanId": f"{number + 1:016x}", "name": "work",
                          "startTimeUnixNano": str(start), "endTimeUnixNano": str(start + 5_000_000),
                          "status": {"code": 2, "message": "Boom"} if number == 3 else {},
                          "attributes": origin + [text("script.input", '{"a": [1, null]}'), text("mine", "kept"),
                                                  text("script.output", "plain" if number == 2 else "[1]")]})
            spans.append({"traceId": f"{number + 1:032x}", "spanId": f"{number + 101:016x}", "name": "entry",
                          "startTimeUnixNano": str(start), "endTimeUnixNano": str(start),
                          "attributes": origin + [text("log.message", "hello"), text("log.level", "INFO"),
                                                  text("customer", "Müller")]})
        resource = {"attributes": [text("service.name", "gvisor-py-normal")]}
        cls.traces = {"resourceSpans": [{"resource": resource, "scopeSpans": [{"spans": spans}]}]}
        cls.logs = {"resourceLogs": [{"resource": resource, "scopeLogs": [{"logRecords": [
            {"timeUnixNano": "1779000000000000000", "body": {"stringValue": "out"}, "traceId": "1" * 32,
             "spanId": "2" * 16, "attributes": [text("run_id", "run/0 ü"), text("script.name", "Contract"),
                                                text("log.iostream", "stdout")]}]}]}]}

    def call(self, method, path, template=None, body=None, headers=None, key=KEY):
        """Calls, and checks the answer against the description of `template`."""
        sent = dict(headers or {})
        if key is not None:
            sent["x-api-key"] = key
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, body=body, headers=sent)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if answer.headers.get("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        if template:
            self.check(method, template, answer, content)
        return answer, content

    def check(self, method, template, answer, content):
        operation = self.api["paths"][template][method.lower()]
        described = operation["responses"].get(str(answer.status))
        self.assertIsNotNone(described, f"{method} {template}: {answer.status} is not described")
        self.seen.add((method, template, answer.status))
        pointer = f"#/paths/{template.replace('~', '~0').replace('/', '~1')}/{method.lower()}/responses/{answer.status}"
        if "$ref" in described:
            pointer = described["$ref"]
            described = self.resolve(pointer)
        for name, header in described.get("headers", {}).items():
            header = self.resolve(header["$ref"]) if "$ref" in header else header
            if header.get("required"):
                self.assertIn(name, answer.headers)
        media_type = answer.headers["Content-Type"]
        self.assertIn(media_type, described["content"])
        if media_type == "application/x-protobuf":
            return
        media = media_type.replace("~", "~0").replace("/", "~1")
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:api", **self.strict_api,
                  "$ref": f"{pointer}/content/{media}/schema"}
        jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(json.loads(content))
        if answer.status >= 400:
            self.assertEqual(json.loads(content)["status"], answer.status)
            self.assertNotIn(KEY, content.decode())

    def resolve(self, pointer):
        node = self.api
        for part in pointer.removeprefix("#/").split("/"):
            node = node[part.replace("~1", "/").replace("~0", "~")]
        return node

    def script(self):
        return json.loads(self.call("GET", BASE + "/scripts")[1])["scripts"][0]["id"]

    def test_0_telemetry(self):
        for path, body in (("/v1/traces", self.traces), ("/v1/logs", self.logs)):
            answer, content = self.call("POST", path, path, json.dumps(body), {"Content-Type": "application/json"})
            self.assertEqual((answer.status, json.loads(content)), (200, {}))
            answer, content = self.call("POST", path, path, gzip.compress(json.dumps(body).encode()),
                                        {"Content-Type": "application/json; charset=utf-8", "Content-Encoding": "gzip"})
            self.assertEqual((answer.status, json.loads(content)), (200, {}))
            kind = "resourceSpans" if path == "/v1/traces" else "resourceLogs"
            records = {"scopeSpans": [{"spans": [{}]}], "scopeLogs": [{"logRecords": [{}]}]}
            answer, content = self.call("POST", path, path, json.dumps({kind: [records]}), {"Content-Type": "application/json"})
            self.assertEqual(answer.status, 200)
            self.assertIn("1", json.loads(content)["partialSuccess"].values())
            self.assertEqual(self.call("POST", path, path, b"", {"Content-Type": "application/x-protobuf"})[0].status, 200)
            for expected, body_sent, headers in (
                    (400, "{", {"Content-Type": "application/json"}),
                    (400, b"\xff" * 20, {"Content-Type": "application/x-protobuf"}),
                    (400, b"no gzip", {"Content-Type": "application/json", "Content-Encoding": "gzip"}),
                    (413, gzip.compress(b" " * 20_000_000), {"Content-Type": "application/json", "Content-Encoding": "gzip"}),
                    (413, b" " * 8_500_000, {"Content-Type": "application/json"}),
                    (415, "x", {"Content-Type": "text/plain"}),
                    (415, "x", {"Content-Type": "application/json", "Content-Encoding": "br"})):
                self.assertEqual(self.call("POST", path, path, body_sent, headers)[0].status, expected)
            self.assertEqual(self.call("POST", path, path, "{}", {"Content-Type": "application/json"}, key=None)[0].status, 401)

    def test_1_lists(self):
        script = self.script()
        self.call("GET", BASE + "/scripts", BASE + "/scripts")
        self.call("GET", BASE + "/scripts", BASE + "/scripts", key="wrong")
        for kind, count in (("runs", 7), ("logs", 8)):
            template = BASE + "/scripts/{id}/" + kind
            path = f"{BASE}/scripts/{script}/{kind}"
            ids, cursor = [], None
            while True:
                query = {"limit": 3, **({"cursor": cursor} if cursor else {})}
                _, content = self.call("GET", f"{path}?{urlencode(query)}", template, headers={"Accept-Encoding": "gzip"})
                page = json.loads(content)
                ids += [record[kind[:-1] + "_id"] for record in page[kind]]
                cursor = page["next"]
                if cursor is None:
                    break
            self.assertEqual((len(ids), len(set(ids))), (count, count))
            for query in ("limit=0", "limit=5001", "limit=x", "from=yesterday", "to=2026-02-30T00:00:00Z", "cursor=!",
                          "from=2026-05-02T00:00:00Z&to=2026-05-01T00:00:00Z", "limit=1&limit=2", "cursor=%zz"):
                self.assertEqual(self.call("GET", f"{path}?{query}", template)[0].status, 400, query)
            self.assertEqual(self.call("GET", f"{BASE}/scripts/none/{kind}", template)[0].status, 404)
            self.assertEqual(self.call("GET", path, template, key=None)[0].status, 401)
        self.call("GET", f"{BASE}/scripts/{script}/deployments", BASE + "/scripts/{id}/deployments")
        self.assertEqual(self.call("GET", f"{BASE}/scripts/none/deployments", BASE + "/scripts/{id}/deployments")[0].status, 404)

    def test_2_runs(self):
        for number in range(7):
            run = quote(f"run/{number} ü", safe="")
            self.assertEqual(self.call("GET", f"{BASE}/runs/{run}", BASE + "/runs/{run_id}")[0].status, 200)
            _, content = self.call("GET", f"{BASE}/runs/{run}/payload", BASE + "/runs/{run_id}/payload")
            payload = json.loads(content)
            self.assertEqual(payload["input"], {"a": [1, None]})
            self.assertEqual(payload.get("output_text"), "plain" if number == 2 else None)
            self.assertEqual(payload["error"], "Boom" if number == 3 else None)
            self.assertEqual(payload["attributes"], {"mine": "kept"})
        for path, template in ((BASE + "/runs/none", BASE + "/runs/{run_id}"),
                               (BASE + "/runs/none/payload", BASE + "/runs/{run_id}/payload")):
            self.assertEqual(self.call("GET", path, template)[0].status, 404)
            self.assertEqual(self.call("GET", path, template, key="x")[0].status, 401)

    def test_3_changes(self):
        template = BASE + "/changes"
        _, content = self.call("GET", template, template)
        cursor = json.loads(content)["next"]
        self.call("POST", "/v1/traces", "/v1/traces", json.dumps(self.traces).replace("run/", "again/"),
                  {"Content-Type": "application/json"})
        _, content = self.call("GET", f"{template}?{urlencode({'after': cursor, 'wait': 5})}", template)
        changes = json.loads(content)
        self.assertEqual((len(changes["scripts"]), len(changes["runs"])), (1, 7))
        for query in ("after=!", "limit=9999", "wait=26", "wait=-1"):
            self.assertEqual(self.call("GET", f"{template}?{query}", template)[0].status, 400, query)
        other = "Y" + cursor[1:6] + "A" + cursor[7:]
        self.assertEqual(self.call("GET", f"{template}?after={other}", template)[0].status, 410)
        self.assertEqual(self.call("GET", template, template, key="x")[0].status, 401)

    def test_4_around(self):
        for method, path, status in (("GET", "/", 404), ("DELETE", BASE + "/scripts", 405), ("GET", "/v1/traces", 405),
                                     ("POST", BASE + "/changes", 405), ("GET", BASE + "/%ff", 400)):
            answer, content = self.call(method, path)
            self.assertEqual(answer.status, status)
            self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
            jsonschema.validate(json.loads(content), self.strict_api["components"]["schemas"]["Problem"])
        answer, content = self.call("HEAD", BASE + "/scripts")
        self.assertEqual((answer.status, content), (200, b""))
        self.assertGreater(int(answer.headers["Content-Length"]), 0)
        answer, _ = self.call("OPTIONS", BASE + "/scripts")
        self.assertEqual((answer.status, answer.headers["Allow"]), (204, "GET, HEAD, OPTIONS"))

    def test_5_routes_and_description_agree(self):
        listed = subprocess.run([LISTROUTES], capture_output=True, text=True, check=True).stdout.split("\n")[:-1]
        described = [f"{method.upper()} {path}" for path, item in self.api["paths"].items()
                     for method in item if method in ("get", "post", "put", "patch", "delete")]
        self.assertEqual(sorted(listed), sorted(described))

    def test_6_every_operation_was_seen(self):
        # What can't be caused from outside without breaking the machine.
        uncaused = {429, 503, 411}
        for path, item in self.api["paths"].items():
            for method, operation in item.items():
                if method not in ("get", "post"):
                    continue
                for status in operation["responses"]:
                    if int(status) in uncaused or (int(status) == 410 and not path.endswith("changes")):
                        continue
                    if int(status) == 401 and path.endswith("deployments"):
                        continue
                    self.assertIn((method.upper(), path, int(status)), self.seen)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
