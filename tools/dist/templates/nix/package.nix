# nix-build -E 'with import <nixpkgs> {}; callPackage ./package.nix {}'
{ lib, stdenvNoCC, fetchurl, installShellFiles }:

let
  version = "{{.Version}}";
  archives = {
    x86_64-linux = { name = "linux_amd64"; sha256 = "{{.Sum "linux_amd64"}}"; };
    aarch64-linux = { name = "linux_arm64"; sha256 = "{{.Sum "linux_arm64"}}"; };
    armv7l-linux = { name = "linux_armv7"; sha256 = "{{.Sum "linux_armv7"}}"; };
    x86_64-darwin = { name = "darwin_amd64"; sha256 = "{{.Sum "darwin_amd64"}}"; };
    aarch64-darwin = { name = "darwin_arm64"; sha256 = "{{.Sum "darwin_arm64"}}"; };
  };
  archive = archives.${stdenvNoCC.hostPlatform.system} or (throw "wenzhai: no archive for ${stdenvNoCC.hostPlatform.system}");
in
stdenvNoCC.mkDerivation {
  pname = "wenzhai";
  inherit version;

  src = fetchurl {
    url = "{{.Homepage}}/releases/download/v${version}/wenzhai_${version}_${archive.name}.tar.gz";
    inherit (archive) sha256;
  };

  nativeBuildInputs = [ installShellFiles ];
  dontBuild = true;

  installPhase = ''
    runHook preInstall
    install -Dm755 wenzhai -t $out/bin
    installManPage man/man1/*.1
    installShellCompletion --bash --name wenzhai.bash completions/wenzhai.bash
    installShellCompletion --zsh completions/_wenzhai
    installShellCompletion --fish completions/wenzhai.fish
    install -Dm644 README.md README.zh-CN.md LICENSE THIRD-PARTY.txt -t $out/share/doc/wenzhai
    runHook postInstall
  '';

  meta = {
    description = "Make EPUB and PDF books of archives of articles";
    homepage = "{{.Homepage}}";
    license = lib.licenses.mit;
    mainProgram = "wenzhai";
    platforms = builtins.attrNames archives;
    sourceProvenance = [ lib.sourceTypes.binaryNativeCode ];
  };
}
