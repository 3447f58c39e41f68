"""Servers on this machine that feeds are published to, each as a person has one: real programs, bound to loopback.

`.ci/install-servers` installs those that pip does not. Where one is missing the tests are skipped; with
FOLLOWUP_ICS_SERVERS set, as in `.ci/run`, they fail.
"""

import contextlib
import gc
import http.client
import json
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from authority import Authority

USER, PASSWORD = "sam", "canary-pass-wörd"
BUCKET = "feeds"
KEY_ID, SECRET_KEY = "AKIACANARYKEY", "canary-secret-key"
APACHE_MODULES = Path("/usr/lib/apache2/modules")
GIT_BACKEND = Path("/usr/lib/git-core/git-http-backend")


class Site(NamedTuple):
    """Hold a place to publish to: its target, where it is seen from outside, what a client needs, how to look at it.

    ``root`` is where its files are on this machine, None where it keeps them in another way; ``read`` returns a file
    as the server has it, None where there is none. ``log`` is what the server wrote about requests; ``has_gap`` tells
    of a server that takes the old file away before it puts the new one there, whatever it is asked.
    """

    to: str
    url: str | None
    read: Callable[[str], bytes | None]
    root: Path | None = None
    endpoint: str | None = None
    environment: Mapping[str, str] = {}
    log: Path | None = None
    has_gap: bool = False


def give_up(program: str) -> None:
    """Skip for want of a program; where they are said to be installed, fail."""
    reason = f"{program} is not here (bash .ci/install-servers, then FOLLOWUP_ICS_SERVERS=1)"
    if os.environ.get("FOLLOWUP_ICS_SERVERS"):
        pytest.fail(reason)
    pytest.skip(reason)


def find_program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    return found or give_up(name)  # type: ignore[return-value] # giving up does not return


def find_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def await_port(port: int, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.02)
    pytest.fail(f"the server did not start: {process.args}")


@contextlib.contextmanager
def running(command: list[str], port: int, **options) -> Iterator[subprocess.Popen]:
    """Run a server in the foreground until the block ends."""
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options
    ) as process:
        try:
            await_port(port, process)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()


def fetch(address: str, **headers: str) -> tuple[int, Mapping[str, str], bytes]:
    """Ask a server without encryption, as the simplest of readers."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)
    with contextlib.closing(connection):
        connection.request("GET", f"{parts.path}?{parts.query}" if parts.query else parts.path, headers=headers)
        response = connection.getresponse()
        return response.status, response.headers, response.read()


def read_file(root: Path) -> Callable[[str], bytes | None]:
    def read(name: str) -> bytes | None:
        try:
            return (root / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    return read


def own(path: Path) -> None:
    """Give a folder to the user that a server runs as where the tests run as root."""
    if os.getuid() == 0:
        www = pwd.getpwnam("www-data")
        os.chown(path, www.pw_uid, www.pw_gid)


# Apache: WebDAV with a password, the same files for strangers, git over https


APACHE = """\
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {work}/pid
ErrorLog {work}/error.log
LogLevel crit
{user}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authn_core_module {modules}/mod_authn_core.so
LoadModule authn_file_module {modules}/mod_authn_file.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule authz_user_module {modules}/mod_authz_user.so
LoadModule auth_basic_module {modules}/mod_auth_basic.so
LoadModule auth_digest_module {modules}/mod_auth_digest.so
LoadModule alias_module {modules}/mod_alias.so
LoadModule mime_module {modules}/mod_mime.so
LoadModule env_module {modules}/mod_env.so
LoadModule dav_module {modules}/mod_dav.so
LoadModule dav_fs_module {modules}/mod_dav_fs.so
LoadModule cgid_module {modules}/mod_cgid.so
LoadModule socache_shmcb_module {modules}/mod_socache_shmcb.so
LoadModule ssl_module {modules}/mod_ssl.so
ScriptSock {work}/cgid.sock
ServerLimit 1
ThreadsPerChild 16
MaxRequestWorkers 16
LogFormat "%m %s %{{User-Agent}}i" agents
CustomLog {work}/access.log agents
TypesConfig /dev/null
AddType text/calendar;charset=utf-8 .ics
AddType text/html;charset=utf-8 .html
DAVLockDB {work}/locks
Alias /dav {root}
Alias /site {root}
ScriptAlias /git/ {backend}/
<Directory {root}>
  Require all granted
</Directory>
<Location /dav>
  Dav On
  AuthType {auth}
  AuthName feeds
  {auth_file}
  Require valid-user
</Location>
<Location /git>
  SetEnv GIT_PROJECT_ROOT {repositories}
  SetEnv GIT_HTTP_EXPORT_ALL
  SetEnv GIT_CONFIG_COUNT 1
  SetEnv GIT_CONFIG_KEY_0 safe.directory
  SetEnv GIT_CONFIG_VALUE_0 *
  AuthType Basic
  AuthName git
  AuthBasicProvider file
  AuthUserFile {work}/users
  Require valid-user
</Location>
{tls}
"""


class Apache(NamedTuple):
    """Hold a running Apache: its folder of files and of repositories, and where they are seen."""

    origin: str
    root: Path
    repositories: Path
    log: Path


@contextlib.contextmanager
def serving_apache(
    *, authority: Authority | None = None, auth: str = "Basic", root: Path | None = None
) -> Iterator[Apache]:
    """Run Apache for as long as the block lasts; ``root`` is the folder it serves, a new one without."""
    program = find_program("apache2")
    if not (APACHE_MODULES / "mod_dav_fs.so").exists():
        give_up("mod_dav")
    with tempfile.TemporaryDirectory(prefix="apache-") as folder:
        work = Path(folder)
        work.chmod(0o755)
        root = root or work / "files"
        repositories = work / "repositories"
        for each in (root, repositories):
            each.mkdir(exist_ok=True)
            own(each)
        own(work)
        write_users(work, auth)
        port = find_port()
        tls = "" if authority is None else f"SSLEngine on\nSSLCertificateFile {copy_certificate(authority, work)}\n"
        config = APACHE.format(
            port=port,
            work=work,
            modules=APACHE_MODULES,
            root=root,
            repositories=repositories,
            backend=GIT_BACKEND,
            user="User www-data\nGroup www-data" if os.getuid() == 0 else "",
            auth=auth,
            auth_file=f"AuthDigestProvider file\n  AuthUserFile {work}/digests"
            if auth == "Digest"
            else f"AuthBasicProvider file\n  AuthUserFile {work}/users",
            tls=tls,
        )
        (work / "apache.conf").write_text(config, encoding="utf-8")
        command = [program, "-d", str(work), "-f", str(work / "apache.conf"), "-DFOREGROUND"]
        with running(command, port):
            scheme = "http" if authority is None else "https"
            yield Apache(f"{scheme}://127.0.0.1:{port}", root, repositories, work / "access.log")


def copy_certificate(authority: Authority, work: Path) -> Path:
    copy = work / "server.pem"
    shutil.copy(authority.server, copy)
    return copy


def write_users(work: Path, auth: str) -> None:
    import hashlib  # noqa: PLC0415 - for this alone

    digest = hashlib.md5(f"{USER}:feeds:{PASSWORD}".encode(), usedforsecurity=False).hexdigest()
    (work / "digests").write_text(f"{USER}:feeds:{digest}\n", encoding="utf-8")
    hashed = subprocess.run(
        [find_program("openssl"), "passwd", "-apr1", "-stdin"], input=PASSWORD.encode(), capture_output=True, check=True
    ).stdout.decode()
    (work / "users").write_text(f"{USER}:{hashed}", encoding="utf-8")


@contextlib.contextmanager
def apache_site(**options) -> Iterator[Site]:
    with serving_apache(**options) as apache:
        host = apache.origin.partition("://")[2]
        scheme = "davs" if apache.origin.startswith("https") else "dav"
        yield Site(
            to=f"{scheme}://{USER}@{host}/dav/cal",
            url=f"{apache.origin}/site/cal",
            read=read_file(apache.root / "cal"),
            root=apache.root / "cal",
            environment={"FOLLOWUP_ICS_PASSWORD": PASSWORD},
            log=apache.log,
            has_gap=True,
        )


# WsgiDAV


@contextlib.contextmanager
def leaving_files_open() -> Iterator[None]:
    """Bear with a server in this process that leaves files open where a connection is cut."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        try:
            yield
        finally:
            gc.collect()


@contextlib.contextmanager
def wsgidav_site(root: Path, *, mount: str = "/dav") -> Iterator[Site]:
    from cheroot import wsgi  # noqa: PLC0415 - only where it is used
    from wsgidav.wsgidav_app import WsgiDAVApp  # noqa: PLC0415

    root.mkdir(exist_ok=True)
    app = WsgiDAVApp(
        {
            "provider_mapping": {mount: {"root": str(root)}, "/site": {"root": str(root), "readonly": True}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "simple_dc": {"user_mapping": {mount: {USER: {"password": PASSWORD}}, "/site": True}},
            "verbose": 0,
            "logging": {"enable": False},
            "property_manager": None,
            "lock_storage": False,
            "mime_types": {".ics": "text/calendar; charset=utf-8"},
        }
    )
    server = wsgi.Server(("127.0.0.1", 0), app, numthreads=4)
    server.error_log = lambda *_, **__: None
    server.prepare()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    port = server.bind_addr[1]
    with leaving_files_open():
        try:
            yield Site(
                to=f"dav://{USER}@127.0.0.1:{port}{mount}/cal",
                url=f"http://127.0.0.1:{port}/site/cal",
                read=read_file(root / "cal"),
                root=root / "cal",
                environment={"FOLLOWUP_ICS_PASSWORD": PASSWORD},
                has_gap=True,
            )
        finally:
            server.stop()
            thread.join(timeout=10)


# sshd


SSHD = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {work}/host_key
AuthorizedKeysFile {work}/user_key.pub
StrictModes no
UsePAM no
PermitRootLogin yes
PasswordAuthentication no
PidFile none
LogLevel QUIET
Subsystem sftp internal-sftp
"""
SSH = """\
Host *
  IdentityFile {work}/user_key
  IdentitiesOnly yes
  UserKnownHostsFile {work}/known_hosts
  GlobalKnownHostsFile /dev/null
"""
WRAPPER = """\
#!/bin/sh
exec {program} -F {work}/ssh_config "$@"
"""


class Sshd(NamedTuple):
    """Hold a running sshd: its port, its keys and who it knows, and the ``PATH`` with a person's own settings."""

    port: int
    work: Path
    environment: Mapping[str, str]

    def learn_host_key(self) -> None:
        """Let the person know the server's key, as after a first connection."""
        kind, key, *_ = (self.work / "host_key.pub").read_text(encoding="utf-8").split()
        (self.work / "known_hosts").write_text(f"[127.0.0.1]:{self.port} {kind} {key}\n", encoding="utf-8")


def make_key(path: Path) -> None:
    for old in (path, path.with_name(f"{path.name}.pub")):
        old.unlink(missing_ok=True)
    subprocess.run([find_program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)


@contextlib.contextmanager
def serving_sshd(work: Path) -> Iterator[Sshd]:
    """Run sshd for as long as the block lasts; the user is the one who runs the tests."""
    program, sftp, ssh = find_program("sshd"), find_program("sftp"), find_program("ssh")
    work.mkdir(exist_ok=True)
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    make_key(work / "host_key")
    make_key(work / "user_key")
    port = find_port()
    (work / "sshd_config").write_text(SSHD.format(port=port, work=work), encoding="utf-8")
    (work / "ssh_config").write_text(SSH.format(work=work), encoding="utf-8")
    programs = work / "bin"
    programs.mkdir(exist_ok=True)
    for name, path in (("sftp", sftp), ("ssh", ssh)):
        (programs / name).write_text(WRAPPER.format(program=path, work=work), encoding="utf-8")
        (programs / name).chmod(0o755)
    with running([program, "-D", "-e", "-f", str(work / "sshd_config")], port):
        server = Sshd(port, work, {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"})
        server.learn_host_key()
        yield server


@contextlib.contextmanager
def sftp_site(work: Path, root: Path) -> Iterator[Site]:
    with serving_sshd(work) as sshd:
        user = pwd.getpwuid(os.getuid()).pw_name
        yield Site(
            to=f"sftp://{user}@127.0.0.1:{sshd.port}{root}",
            url=None,
            read=read_file(root),
            root=root,
            environment=sshd.environment,
        )


# git


def read_branch(repository: Path, branch: str, below: str = "") -> Callable[[str], bytes | None]:
    def read(name: str) -> bytes | None:
        command = ["git", "-c", "safe.directory=*", "-C", str(repository), "show", f"{branch}:{below}{name}"]
        done = subprocess.run(command, capture_output=True, check=False)
        return done.stdout if done.returncode == 0 else None

    return read


def make_repository(path: Path) -> Path:
    subprocess.run([find_program("git"), "init", "--quiet", "--bare", str(path)], check=True)
    return path


def git_path_site(repository: Path) -> Site:
    make_repository(repository)
    return Site(to=f"{repository}#pages", url=None, read=read_branch(repository, "pages"))


@contextlib.contextmanager
def git_https_site(authority: Authority, work: Path) -> Iterator[Site]:
    """Serve a repository as code hosts do: `git http-backend` behind https with a login."""
    if not GIT_BACKEND.exists():
        give_up("git http-backend")
    with serving_apache(authority=authority) as apache:
        repository = make_repository(apache.repositories / "cal.git")
        subprocess.run([find_program("git"), "-C", str(repository), "config", "http.receivepack", "true"], check=True)
        for path in (repository, *repository.rglob("*")):
            own(path)
        helper = work / "credentials"
        helper.write_text(f'#!/bin/sh\necho username={USER}\necho "password={PASSWORD}"\n', encoding="utf-8")
        helper.chmod(0o755)
        host = apache.origin.partition("://")[2]
        yield Site(
            to=f"git+https://{host}/git/cal.git#pages",
            url=None,
            read=read_branch(repository, "pages"),
            environment={
                "GIT_SSL_CAINFO": str(authority.certificate),
                "GIT_CONFIG_COUNT": "1",
                "GIT_CONFIG_KEY_0": "credential.helper",
                "GIT_CONFIG_VALUE_0": str(helper),
            },
            log=apache.log,
        )


# moto's S3


PUBLIC_READ = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": "*",
            "Action": ["s3:GetObject", "s3:HeadObject"],
            "Resource": f"arn:aws:s3:::{BUCKET}/*",
        }
    ],
}


@contextlib.contextmanager
def s3_site(work: Path) -> Iterator[Site]:
    import boto3  # noqa: PLC0415 - half a second, and only here
    from moto.server import ThreadedMotoServer  # noqa: PLC0415

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    client = boto3.client(
        "s3", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key=SECRET_KEY
    )
    client.create_bucket(Bucket=BUCKET)
    client.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps(PUBLIC_READ))

    def read(name: str) -> bytes | None:
        status, _, body = fetch(f"{endpoint}/{BUCKET}/cal/{name}")
        return body if status == 200 else None

    try:
        yield Site(
            to=f"s3://{BUCKET}/cal",
            url=f"{endpoint}/{BUCKET}/cal",
            read=read,
            endpoint=endpoint,
            environment={"AWS_ACCESS_KEY_ID": KEY_ID, "AWS_SECRET_ACCESS_KEY": SECRET_KEY, "AWS_REGION": "us-east-1"},
        )
    finally:
        client.close()
        server.stop()
