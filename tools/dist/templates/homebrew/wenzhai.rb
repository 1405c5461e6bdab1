class Wenzhai < Formula
  desc "Make EPUB and PDF books of archives of articles"
  homepage "{{.Homepage}}"
  version "{{.Version}}"
  license "MIT"

  on_macos do
    on_arm do
      url "{{.URL "darwin_arm64"}}"
      sha256 "{{.Sum "darwin_arm64"}}"
    end
    on_intel do
      url "{{.URL "darwin_amd64"}}"
      sha256 "{{.Sum "darwin_amd64"}}"
    end
  end

  on_linux do
    on_arm do
      url "{{.URL "linux_arm64"}}"
      sha256 "{{.Sum "linux_arm64"}}"
    end
    on_intel do
      url "{{.URL "linux_amd64"}}"
      sha256 "{{.Sum "linux_amd64"}}"
    end
  end

  def install
    bin.install "wenzhai"
    man1.install Dir["man/man1/*.1"]
    (man/"zh_CN/man1").install Dir["man/zh_CN/man1/*.1"]
    bash_completion.install "completions/wenzhai.bash" => "wenzhai"
    zsh_completion.install "completions/_wenzhai"
    fish_completion.install "completions/wenzhai.fish"
    doc.install "README.md", "README.zh-CN.md", "CHANGELOG.md", "THIRD-PARTY.txt", "examples"
  end

  test do
    assert_match "{{.Tag}}", shell_output("#{bin}/wenzhai version")
    (testpath/"tea.md").write "# Tea\n\nWater that has boiled, and leaves.\n"
    system bin/"wenzhai", "epub", "tea.md", "-o", "tea.epub"
    assert_path_exists testpath/"tea.epub"
  end
end
